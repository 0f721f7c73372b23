package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.Role;
import org.taizhang.probes.Credential;
import org.taizhang.probes.Credentials;
import org.taizhang.probes.Failed;

/** Secrets go in under a name; only probes get them out. */
class CredentialTest {
    private static final String BODY = """
            {"unit": "%s", "user": "monitor", "secret": "Zq7-probe-secret"}""";

    private static Path folder;
    private static Product product;
    private static Client operator;

    @BeforeAll
    static void start(@TempDir Path temporary) {
        folder = temporary;
        product = start();
        operator = product.person(Role.OPERATOR);
    }

    private static Product start() {
        return Product.start(folder.resolve("data"), "taizhang.secrets.key=" + folder.resolve("key"));
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    void isStoredListedReplacedAndRemoved() throws Failed {
        var stored = operator.put("/api/v1/credentials/db.1", BODY.formatted("230000/230100"))
                .expect(200);
        var seen =
                operator.get("/api/v1/credentials/db.1", RestTest.after(stored)).expect(200);
        assertThat(seen.json().propertyNames()).containsExactlyInAnyOrder("id", "unit", "name", "storedBy", "storedAt");
        assertThat(operator.get("/api/v1/credentials?name.like=db").items()).hasSize(1);
        var credentials = product.bean(Credentials.class);
        assertThat(credentials.find("file:db.1")).isEqualTo(new Credential("monitor", "Zq7-probe-secret"));

        var token = operator.put("/api/v1/credentials/db.1", """
                {"unit": "230000", "secret": "t0ken"}""").expect(200);
        assertThat(credentials.find("file:db.1")).isEqualTo(new Credential("", "t0ken"));
        credentials.admit("file:db.1", "230000/230200");
        assertThat(operator.get("/api/v1/credentials/db.1", RestTest.after(token))
                        .json()
                        .get("unit")
                        .asString())
                .isEqualTo("230000");

        var removed = operator.delete("/api/v1/credentials/db.1").expect(200);
        operator.get("/api/v1/credentials/db.1", RestTest.after(removed)).expectProblem(404, "unknown");
        operator.delete("/api/v1/credentials/db.1").expectProblem(404, "unknown");
        assertThatThrownBy(() -> credentials.find("file:db.1")).hasMessage("There is no credential file:db.1");
        assertThat(operator.get("/api/v1/audit?capability=credential&subject=" + removed.subject())
                        .items())
                .extracting(item -> item.get("en").asString())
                .hasSize(3)
                .allMatch(sentence -> sentence.contains("db.1") && !sentence.contains("monitor"));
    }

    @Test
    void onlyOperatorsOfTheUnitStoreAndNothingChangesWhereItIsRefused() throws Failed {
        operator.put("/api/v1/credentials/shared", BODY.formatted("230000")).expect(200);
        var other = BODY.replace("Zq7-probe-secret", "stolen");
        product.person(Role.WATCH)
                .put("/api/v1/credentials/shared", other.formatted("230000"))
                .expectProblem(403, "forbidden.role");
        var local = product.personOf("230000/230100", Role.OPERATOR);
        local.put("/api/v1/credentials/shared", other.formatted("230000/230100"))
                .expectProblem(403, "forbidden.unit");
        local.delete("/api/v1/credentials/shared").expectProblem(403, "forbidden.unit");
        local.get("/api/v1/credentials/shared").expectProblem(404, "unknown");
        operator.put("/api/v1/credentials/shared", other.formatted("230000"), "If-Match", "\"7\"")
                .expectProblem(412, "outdated");
        product.person(Role.WATCH).get("/api/v1/credentials").expectProblem(403, "forbidden");
        assertThat(product.bean(Credentials.class).find("file:shared").secret()).isEqualTo("Zq7-probe-secret");
    }

    @Test
    void badInputIsSaid() {
        operator.put("/api/v1/credentials/-x", BODY.formatted("230000")).expectProblem(400, "bad-credential-name");
        operator.put("/api/v1/credentials/x", "{\"unit\": \"230000\"}").expectProblem(400, "invalid");
        operator.put("/api/v1/credentials/x", "{\"unit\": \"no unit\", \"secret\": \"s\"}")
                .expectProblem(400, "invalid");
        operator.put("/api/v1/credentials/x", "{\"unit\": \"230000\", \"user\": \"a\\u0000b\", \"secret\": \"s\"}")
                .expectProblem(400, "invalid");
    }

    @Test
    void aKeyThatCannotBeUsedIsSaidAndTheSecretStays() throws Exception {
        operator.put("/api/v1/credentials/kept", BODY.formatted("230000")).expect(200);
        var key = folder.resolve("key");
        Files.move(key, folder.resolve("away"));
        try {
            operator.put("/api/v1/credentials/kept", BODY.formatted("230000"))
                    .expectProblem(503, "secrets-unavailable");
        } finally {
            Files.move(folder.resolve("away"), key);
        }
        assertThat(product.bean(Credentials.class).find("file:kept").secret()).isEqualTo("Zq7-probe-secret");
    }

    @Test
    void aKeyBesideWhatItLocksDoesNotStart(@TempDir Path data) throws IOException {
        assertThatThrownBy(() -> Product.start(data, "taizhang.secrets.key=" + data.resolve("secrets.key")))
                .rootCause()
                .hasMessageContaining("in the data folder, beside what it locks");
        Files.createDirectories(folder.resolve("wide"));
        var wide = Files.writeString(folder.resolve("wide/key"), "AAAA");
        Files.setPosixFilePermissions(wide, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> Product.start(data, "taizhang.secrets.key=" + wide))
                .rootCause()
                .hasMessageContaining("chmod 600");
    }
}
