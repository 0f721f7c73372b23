package org.taizhang.api.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.run.RunEvent.Integrity;
import org.taizhang.domain.run.RunEvent.Method;
import org.taizhang.domain.run.RunEvent.Outcome;
import org.taizhang.domain.run.RunEvent.Report;

/**
 * One of {@code restic snapshots --json}: its id is the SHA-256 of what it says.
 *
 * @param parent on which it builds; null where everything was read anew
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ResticSnapshot(
        @NotNull @Pattern(regexp = ID) String id,
        @NotNull Instant time,
        @Nullable String parent) {
    static final String ID = "[0-9a-f]{8,64}";
    /** By as many letters restic itself names a snapshot where it is short. */
    private static final int SHORT = 8;

    static String shortened(String id) {
        return id.substring(0, SHORT);
    }

    Report report(@Nullable Method asked) {
        return new Report(
                "restic",
                shortened(id),
                null,
                asked != null ? asked : parent == null ? Method.FULL : Method.INCREMENTAL,
                Outcome.SUCCEEDED,
                time,
                time,
                new Integrity(null, id, true, "restic snapshots"),
                null);
    }
}
