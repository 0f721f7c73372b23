package org.taizhang.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taizhang.domain.Role;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.Envelope;
import org.taizhang.ledger.tree.Proofs;
import org.taizhang.ledger.tree.TreeHash;
import tools.jackson.databind.JsonNode;

/** The product proves its ledger to people who trust nothing of it but its public key. */
class LedgerTest {
    private static final String API = Verifier.API;

    private static Product product;
    private static Client anyone;
    private static Client operator;
    private static Client auditor;
    private static Verifier verifier;

    /** Signs only when it is asked to, so that it is known what is signed. */
    @BeforeAll
    static void start(@TempDir Path data) {
        product = Product.start(data, "taizhang.ledger.checkpoint-every=1d");
        anyone = product.anyone();
        operator = product.person(Role.OPERATOR);
        auditor = product.person(Role.AUDITOR);
        verifier = Verifier.of(anyone);
        sign();
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    private static JsonNode sign() {
        return auditor.post(API + "/checkpoints", null).expect(200).json();
    }

    private static Client.Answer report(Client client) {
        return client.post("/api/v1/incidents", RestTest.incident("proved")).expect(201);
    }

    @Test
    void theCheckpointIsSignedByTheKeyThatIsPublished() {
        var said = sign();
        var answer = anyone.get(API + "/checkpoint").expect(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/plain;charset=utf-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        var checkpoint = verifier.open(answer.body());
        assertThat(checkpoint.size()).isEqualTo(said.get("size").asLong()).isPositive();
        assertThat(checkpoint.origin()).matches("taizhang-[0-9a-f]{8}");
        assertThat(answer.body()).isEqualTo(said.get("note").asString());

        var tag = answer.header("ETag");
        assertThat(anyone.get(API + "/checkpoint", "If-None-Match", tag)
                        .expect(304)
                        .body())
                .isEmpty();
        report(operator);
        sign();
        assertThat(anyone.get(API + "/checkpoint", "If-None-Match", tag)
                        .expect(200)
                        .header("ETag"))
                .isNotEqualTo(tag);
    }

    @Test
    void everyTileThatIsPublicFollowsFromTheEntries() throws IOException {
        var log = product.bean(CommitLog.class);
        while (log.head() < 530) report(operator);
        sign();
        var checkpoint = verifier.rederive(auditor, anyone, TreeHash.SHA256);
        assertThat(checkpoint.size()).isGreaterThanOrEqualTo(530);
        var tile = anyone.get(API + "/tile/0/000").expect(200);
        assertThat(tile.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(tile.header("Cache-Control")).contains("public", "max-age=31536000", "immutable");
        assertThat(anyone.bytes(API + "/tile/0/000.p/7")).hasSize(7 * 32);
        var bundle = auditor.get(API + "/tile/entries/000").expect(200);
        assertThat(bundle.header("Cache-Control")).contains("private", "immutable");
    }

    @Test
    void aReceiptLeadsToAProofThatVerifiesOffline() {
        var receipt = report(operator);
        var link = receipt.json().get("proof").asString();
        assertThat(link).isEqualTo(API + "/entries/" + receipt.position() + "/proof");
        sign();
        var answer = operator.get(link).expect(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/plain;charset=utf-8");
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"entry-" + receipt.position() + ".tlog-proof\"");
        var entry = verifier.proved(answer.body().getBytes(UTF_8), TreeHash.SHA256);
        assertThat(entry).isEqualTo(operator.bytes(API + "/entries/" + receipt.position()));
        var envelope = Envelope.decode(entry);
        assertThat(envelope.type()).startsWith("incident.");
        assertThat(new String(entry, UTF_8)).contains(receipt.subject());
    }

    @Test
    void aCommandThatRecordsNothingHasNoProof() {
        var path = "/api/v1/incidents/" + report(operator).subject() + "/assignment";
        var body = "{\"assignee\": \"%s\"}".formatted(operator.name());
        assertThat(operator.put(path, body).expect(200).json().has("proof")).isTrue();
        assertThat(operator.put(path, body).expect(200).json().has("proof")).isFalse();
    }

    @Test
    void aProofThatIsAskedForTooEarlyIsForLater() {
        sign();
        var position = report(operator).position();
        for (var path : List.of("/entries/" + position + "/proof", "/entries/" + position)) {
            var answer = operator.get(API + path, "Accept-Language", "en");
            assertThat(answer.expectProblem(503, "not-covered-yet")
                            .get("detail")
                            .asString())
                    .isEqualTo("No checkpoint covers position " + position + " yet; ask again shortly.");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(operator.get(API + path).json().get("detail").asString())
                    .isEqualTo("位置 " + position + " 尚无检查点覆盖，请稍后再取证明。");
        }
        var size = product.bean(CommitLog.class).head();
        auditor.get(API + "/consistency?from=1&to=" + size).expectProblem(503, "not-covered-yet");
        sign();
        operator.get(API + "/entries/" + position + "/proof").expect(200);
    }

    @Test
    void nothingIsServedBeyondWhatIsSigned() {
        var size = sign().get("size").asLong();
        report(operator);
        var number = "%03d".formatted(size / 256);
        var next = size % 256 + 1;
        anyone.get(API + "/tile/0/" + number + ".p/" + next).expectProblem(404, "no-such-tile");
        auditor.get(API + "/tile/entries/" + number + ".p/" + next).expectProblem(404, "no-such-tile");
        sign();
        anyone.get(API + "/tile/0/" + number + ".p/" + next).expect(200);
        auditor.get(API + "/tile/entries/" + number + ".p/" + next).expect(200);
    }

    @Test
    void betweenAnyTwoSizesEntriesWereOnlyAdded() {
        var earlier = sign();
        report(operator);
        var later = sign();
        var from = earlier.get("size").asLong();
        var to = later.get("size").asLong();
        assertThat(to).isGreaterThan(from);
        for (var first : List.of(0L, 1L, from - 1, from, to)) {
            var said = auditor.get(API + "/consistency?from=" + first + "&to=" + to)
                    .expect(200)
                    .json();
            var hashes = said.get("hashes")
                    .valueStream()
                    .map(hash -> Base64.getDecoder().decode(hash.asString()))
                    .toList();
            Proofs.consistency(TreeHash.SHA256, first, to, root(said.get("from")), root(said.get("to")), hashes);
            assertThat(verifier.open(said.at("/to/note").asString()).root()).isEqualTo(root(said.get("to")));
            if (first == from)
                assertThat(said.at("/from/note").asString())
                        .isEqualTo(earlier.get("note").asString());
        }
        assertThat(auditor.get(API + "/consistency?from=1")
                        .json()
                        .at("/to/size")
                        .asLong())
                .isEqualTo(to);
        for (var bad : List.of("from=2&to=1", "from=-1", "from=1&to=100000000"))
            auditor.get(API + "/consistency?" + bad).expectProblem(400, "bad-range");
        auditor.get(API + "/consistency?from=x").expectProblem(400, "http-400");
        auditor.get(API + "/consistency?from=1&tree=SM3").expectProblem(404, "no-such-tree");
    }

    private static byte[] root(JsonNode said) {
        return Base64.getDecoder().decode(said.get("root").asString());
    }

    @Test
    void everyCheckpointIsListedAPageAtATime() {
        report(operator);
        sign();
        report(operator);
        var newest = sign().get("size").asLong();
        var sizes = new ArrayList<Long>();
        var next = "";
        do {
            var page = auditor.get(API + "/checkpoints?limit=2" + next).expect(200);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            for (var checkpoint : page.items()) {
                assertThat(verifier.open(checkpoint.get("note").asString()).size())
                        .isEqualTo(checkpoint.get("size").asLong());
                sizes.add(checkpoint.get("size").asLong());
            }
            next = page.json().has("next")
                    ? "&cursor=" + page.json().get("next").asString()
                    : "";
        } while (!next.isEmpty());
        assertThat(sizes)
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(2)
                .endsWith(newest);
        for (var bad : List.of("cursor=x", "cursor=-1"))
            auditor.get(API + "/checkpoints?" + bad).expectProblem(400, "bad-cursor");
        for (var bad : List.of("limit=0", "limit=501"))
            auditor.get(API + "/checkpoints?" + bad).expectProblem(400, "bad-limit");
    }

    @Test
    void theLedgerSaysHowItStandsAndByWhichKeysItIsSigned() {
        var size = sign().get("size").asLong();
        var state = operator.get(API).expect(200).json();
        assertThat(state.get("entries").asLong()).isGreaterThanOrEqualTo(size);
        var tree = state.get("trees").get(0);
        assertThat(tree.get("signed").asLong()).isEqualTo(size);
        var key = verifier.keys().getFirst();
        assertThat(tree.at("/keys/0/vkey").asString()).isEqualTo(key.vkey());
        assertThat(tree.at("/keys/0/fingerprint").asString()).isEqualTo(key.fingerprint());
        assertThat(tree.at("/keys/0/retired").asBoolean()).isFalse();
        assertThat(anyone.get(API + "/keys").body()).contains("# SHA-256 " + key.fingerprint() + "\n" + key.vkey());
        assertThat(state.at("/recipients/0/kind").asString()).isEqualTo("DIRECTORY");
        assertThat(state.has("trouble")).isFalse();
        var health = operator.get("/actuator/health").expect(200).json().at("/components/proofs");
        assertThat(health.at("/status").asString()).isEqualTo("UP");
        assertThat(health.at("/details/signed").asLong()).isEqualTo(size);
        assertThat(operator.get("/actuator/health/readiness")
                        .json()
                        .at("/components")
                        .has("proofs"))
                .isFalse();
        var basic = basic(operator, Product.PASSWORD);
        assertThat(anyone.get("/actuator/prometheus", "Authorization", basic).body())
                .contains("taizhang_ledger_signed " + (double) size, "taizhang_ledger_checkpoint_age_seconds");
    }

    @Test
    void whoMaySeeAnEntryMayHaveItProvedAndNobodyElse() {
        var foreign = product.personOf("230000/230200", Role.AUDITOR);
        var mine = product.personOf("230000/230100", Role.OPERATOR);
        var position = mine.post("/api/v1/incidents", RestTest.incident("seen"))
                .expect(201)
                .position();
        sign();
        for (var path : List.of("/entries/" + position, "/entries/" + position + "/proof")) {
            mine.get(API + path).expect(200);
            auditor.get(API + path).expect(200);
            foreign.get(API + path).expectProblem(404, "no-such-position");
            anyone.get(API + path).expectProblem(401, "unauthenticated");
        }
        foreign.get(API + "/tile/entries/000.p/1").expectProblem(403, "forbidden");
        operator.get(API + "/tile/entries/000.p/1").expectProblem(403, "forbidden");
        operator.post(API + "/checkpoints", null).expectProblem(403, "forbidden");
        auditor.get(API + "/entries/" + Long.MAX_VALUE).expectProblem(404, "no-such-position");
        auditor.get(API + "/entries/-1/proof").expectProblem(404, "no-such-position");
        auditor.get(API + "/entries/0/proof?tree=SM3").expectProblem(404, "no-such-tree");
    }

    private static String basic(Client client, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((client.name() + ":" + password).getBytes(UTF_8));
    }

    @Test
    void aVerifierComesInByNameAndPassword() {
        sign();
        var basic = basic(auditor, Product.PASSWORD);
        var entry = anyone.bytes(API + "/entries/0", "Authorization", basic);
        assertThat(Envelope.decode(entry).type()).startsWith("account.");
        anyone.get(API + "/tile/entries/000.p/1", "Authorization", basic).expect(200);
        anyone.post(API + "/checkpoints", null, "Authorization", basic).expectProblem(401, "unauthenticated");
        var wrong = basic(auditor, "Wrong-Password-1");
        anyone.get(API + "/entries/0", "Authorization", wrong).expectProblem(401, "unauthenticated");
        anyone.get(API + "/checkpoint", "Authorization", wrong).expect(200);
    }

    @Test
    void whoIsDisabledIsOutAtOnceWhateverTheirPassword() {
        var leaving = product.person(Role.AUDITOR);
        sign();
        var basic = basic(leaving, Product.PASSWORD);
        anyone.get(API + "/entries/0", "Authorization", basic).expect(200);
        var disabled = product.admin()
                .post("/api/v1/accounts/" + Product.account(leaving.name()) + "/disablement", "{\"text\": \"left\"}");
        disabled.expect(200);
        product.admin()
                .get("/api/v1/accounts", "If-Position-At-Least", Long.toString(disabled.position()))
                .expect(200);
        anyone.get(API + "/entries/0", "Authorization", basic).expectProblem(401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tile/8/000",
                "/tile/9/000",
                "/tile/10/000",
                "/tile/00/000",
                "/tile/0/0",
                "/tile/0/000.p/0",
                "/tile/0/000.p/256",
                "/tile/0/000.p/01",
                "/tile/0/000.p",
                "/tile/0/000.p/",
                "/tile/0/000/",
                "/tile/0/x000/000",
                "/tile/0/999",
                "/tile/0/x999/x999/x999/x999/x999/x999/x999/999",
                "/tile/7/000.p/1",
                "/tile/0/",
                "/tile/entries/0",
                "/tile/entries/000.p/257",
                "/tile/entries/",
                "/sm3/tile/0/000",
                "/sm3/tile/0/000.p/1"
            })
    void aPathThatNamesNoTileIsNotFound(String path) {
        auditor.get(API + path).expectProblem(404, "no-such-tile");
    }

    @Test
    void otherPathsAreNone() {
        for (var path : List.of("/tile", "/tile/0", "/nothing", "/entries", "/sm3", "/sm3/tile/entries/000.p/1"))
            assertThat(auditor.get(API + path).status()).as(path).isEqualTo(404);
        auditor.get(API + "/entries/first").expectProblem(400, "http-400");
        auditor.delete(API + "/checkpoint").expectProblem(405, "http-405");
    }
}
