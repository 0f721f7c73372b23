package org.taizhang.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.Role;
import org.taizhang.ledger.verify.Main;

/** What the product gives away, in the hands of the offline verifier that auditors run. */
class VerifierTest {
    private static final String API = "/api/v1/ledger";

    @TempDir
    private static Path data;

    @TempDir
    private static Path elsewhere;

    private static Product product;
    private static Client auditor;
    private static String keys;
    private static String incident;

    @BeforeAll
    static void start() throws IOException {
        product = Product.start(data, "spring.profiles.active=gm", "taizhang.ledger.checkpoint-every=1d");
        auditor = product.person(Role.AUDITOR);
        incident = product.person(Role.OPERATOR)
                .post("/api/v1/incidents", RestTest.incident("audited"))
                .expect(201)
                .subject();
        auditor.post(API + "/checkpoints", null).expect(200);
        keys = Files.writeString(
                        elsewhere.resolve("keys"),
                        product.anyone().get(API + "/keys").expect(200).body())
                .toString();
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    /** What the verifier said, and how it ended. */
    private record Verdict(int code, String said) {}

    private static Verdict verify(String... arguments) {
        var said = new ByteArrayOutputStream();
        try (var out = new PrintStream(said, true, UTF_8)) {
            return new Verdict(Main.run(out, out, arguments), said.toString(UTF_8));
        }
    }

    private static void verified(String... arguments) {
        var verdict = verify(arguments);
        assertThat(verdict.code()).as(verdict.said()).isZero();
    }

    private static Path export(String query) throws IOException {
        return Files.write(Files.createTempFile(elsewhere, "export", ".zip"), auditor.bytes(API + "/export" + query));
    }

    @Test
    void theRunningServerVerifies() {
        verified(product.url(), "--keys", keys, "--token", auditor.token(), "--quiet");
    }

    @Test
    void theLedgersFileVerifiesWhileItIsInUse() {
        verified(data.resolve("ledger.db").toString(), "--keys", keys, "--quiet");
    }

    @Test
    void anExportOfEverythingVerifiesAndOneChangedByteDoesNot() throws IOException {
        var all = export("");
        verified(all.toString(), "--keys", keys, "--quiet");
        var part = export("?from=1&to=3");
        verified(part.toString(), "--keys", keys, "--quiet");
        assertThat(verify("replay", part.toString(), "--ndjson", "--keys", keys)
                        .said()
                        .lines())
                .hasSizeGreaterThanOrEqualTo(2);
        var bytes = Files.readAllBytes(all);
        bytes[bytes.length / 2] ^= 1;
        Files.write(all, bytes);
        assertThat(verify(all.toString(), "--keys", keys, "--quiet").code()).isNotZero();
    }

    @Test
    void anExportOfASubjectHoldsItsWholeHistory() throws IOException {
        var file = export("?subject=" + incident);
        verified(file.toString(), "--keys", keys, "--quiet");
        assertThat(verify("replay", file.toString(), "--keys", keys).said()).contains("incident.reported/1", incident);
    }

    @Test
    void namesAreLeftOutUnlessTheyAreAskedFor() throws IOException {
        assertThat(verify("replay", export("").toString(), "--keys", keys).said())
                .contains("personal data withheld")
                .doesNotContainPattern("PERSON\\d");
        var with = export("?personal=true");
        verified(with.toString(), "--keys", keys, "--quiet");
        assertThat(verify("replay", with.toString(), "--keys", keys).said()).containsPattern("PERSON\\d");
    }

    @Test
    void theProofOfOneEntryVerifiesByItself() throws IOException {
        var proof = Files.write(elsewhere.resolve("proof"), auditor.bytes(API + "/entries/0/proof"));
        verified("--proof", proof.toString(), "--keys", keys);
    }

    @Test
    void aCheckpointKeptEarlierProvesThatEntriesWereOnlyAdded() throws IOException {
        var kept = Files.write(elsewhere.resolve("kept"), auditor.bytes(API + "/checkpoint"));
        product.person(Role.OPERATOR)
                .post("/api/v1/incidents", RestTest.incident("later"))
                .expect(201);
        auditor.post(API + "/checkpoints", null).expect(200);
        verified(product.url(), "--keys", keys, "--token", auditor.token(), "--since", kept.toString(), "--quiet");
    }

    @Test
    void whatCannotBeExportedIsSaid() {
        auditor.get(API + "/export?from=3&to=1").expectProblem(400, "bad-range");
        auditor.get(API + "/export?to=1000000").expectProblem(503, "not-covered-yet");
        auditor.get(API + "/export?from=1&subject=" + incident).expectProblem(400, "range-or-subject");
        auditor.get(API + "/export?subject=nobody").expectProblem(404, "nothing-to-export");
        product.person(Role.OPERATOR).get(API + "/export").expectProblem(403, "forbidden");
    }
}
