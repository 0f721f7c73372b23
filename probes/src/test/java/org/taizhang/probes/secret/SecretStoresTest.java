package org.taizhang.probes.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.taizhang.probes.Credential;
import org.taizhang.probes.Failed;

class SecretStoresTest {
    private final SecretStores stores = SecretStores.with(new EnvironmentSecrets(Map.of(
            "TAIZHANG_SECRET_PORTAL_DB", "s3cret",
            "TAIZHANG_SECRET_PORTAL_DB_USER", "monitor",
            "TAIZHANG_SECRET_TOKEN", "t0ken",
            "PATH", "/usr/bin",
            "TAIZHANG_PIN", "1234")));

    @Test
    void theEnvironmentIsReadUnderItsPrefixAlone() throws Failed {
        assertThat(stores.find("env:portal-db")).isEqualTo(new Credential("monitor", "s3cret"));
        assertThat(stores.find("env:TOKEN")).isEqualTo(new Credential("", "t0ken"));
        for (var other : List.of("env:PATH", "env:TAIZHANG_PIN", "env:../PATH", "env:/PATH"))
            assertThatThrownBy(() -> stores.find(other)).hasMessage("There is no credential " + other);
    }

    @Test
    void aStoreOnTheClassPathIsFound() throws Failed {
        assertThat(stores.find("shelf:jar").secret()).isEqualTo("cookies");
        assertThatThrownBy(() -> stores.find("shelf:locked"))
                .isInstanceOf(Failed.class)
                .hasMessage("The shelf is locked");
    }

    @Test
    void anUnknownStoreOrNameIsASentence() {
        assertThatThrownBy(() -> stores.find("vault:jar"))
                .isInstanceOf(Failed.class)
                .hasMessage("The credential vault:jar is in no secret store there is: [env, shelf]");
        assertThatThrownBy(() -> stores.find("shelf:box")).hasMessage("There is no credential shelf:box");
        assertThatThrownBy(() -> stores.find("no reference")).isInstanceOf(Failed.class);
    }

    @Test
    void aUnitUsesItsOwnAndThoseOfUnitsAbove() {
        for (var unit : List.of("230000/230100", "230000/230100/gxj"))
            assertThatCode(() -> stores.admit("shelf:jar", unit)).doesNotThrowAnyException();
        for (var unit : List.of("230000", "230000/230200", "230000/2301000", ""))
            assertThatThrownBy(() -> stores.admit("shelf:jar", unit))
                    .isInstanceOf(Failed.class)
                    .hasMessageStartingWith("The credential shelf:jar may not be used by targets of the unit");
        assertThatCode(() -> stores.admit("env:TOKEN", "")).doesNotThrowAnyException();
        assertThatThrownBy(() -> stores.admit("env:none", "230000")).hasMessage("There is no credential env:none");
    }

    @Test
    void twoStoresOfOneNameAreAMistake() {
        var twice = List.of(new ShelfStore(), new ShelfStore());
        assertThatThrownBy(() -> new SecretStores(twice)).hasMessageContaining("shelf");
    }
}
