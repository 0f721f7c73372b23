package org.taizhang.probes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.target.Check;

class AdmissionTest {
    private final ArrayList<String> asked = new ArrayList<>();
    private final ArrayList<String> run = new ArrayList<>();
    private final Admission admission = new Admission(
            new Credentials() {
                @Override
                public Credential find(String reference) {
                    return new Credential("", "");
                }

                @Override
                public void admit(String reference, String unit) throws Failed {
                    asked.add(reference + " for " + unit);
                    if (!unit.equals("230000")) throw new Failed("no");
                }
            },
            (target, readings) -> run.add(target.unit()));

    private static Watched of(String unit, Check check) {
        return new Watched(UUID.randomUUID(), unit, "local", check, Duration.ofMinutes(1), Duration.ofSeconds(1));
    }

    @Test
    void aRunBeginsWhereTheUnitMayUseWhatTheCheckNames() throws Exception {
        var check = new Check.Exec("program", null, "file:portal", null);
        admission.read(of("230000", check), new Readings());
        assertThatThrownBy(() -> admission.read(of("310000", check), new Readings()))
                .hasMessage("no");
        admission.read(of("310000", new Check.Host()), new Readings());

        assertThat(asked).containsExactly("file:portal for 230000", "file:portal for 310000");
        assertThat(run).containsExactly("230000", "310000");
    }
}
