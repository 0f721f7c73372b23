package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.Role;

/** Documents: labelled, approved by another, read in the version in force by whom they are for, reviewed in time. */
class DocumentTest {
    private static final String TEXT = "变更须先批准。";
    private static final String SAID = "{\"text\": \"同意\", \"attachments\": []}";

    /** The content of a version, uploaded by who drafts it. */
    private static String stored(Client who) {
        var body = "--part\r\nContent-Disposition: form-data; name=\"unit\"\r\n\r\n230000\r\n--part\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"policy.txt\"\r\n"
                + "Content-Type: text/plain\r\n\r\n" + TEXT + "\r\n--part--\r\n";
        return who.post("/api/v1/files", body, "Content-Type", "multipart/form-data; boundary=part")
                .expect(201)
                .subject();
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }

    private static String filing(String sensitivity, String readers, String approver) {
        return """
                {"filing": {"title": "变更管理制度", "unit": "230000", "classification": {"kind": "POLICY", "policy": "CHANGE"}},
                 "labels": {"sensitivity": "%s", "scope": "平台", "readers": ["%s"], "approvers": ["%s"], "owner": "%s"}}""".formatted(sensitivity, readers, approver, approver);
    }

    /** Drafts, approves and publishes a version. */
    private static Client.Answer publish(Client drafter, Client approver, String path, int version, String file)
            throws NoSuchAlgorithmException {
        drafter.post(path + "/drafts", """
                {"changes": "第 %d 版", "files": [{"file": "%s", "sha256": "%s"}]}""".formatted(version, file, sha256(TEXT)))
                .expect(200);
        var versions = path + "/versions/" + version;
        drafter.post(versions + "/submission", null).expect(200);
        approver.post(versions + "/approval", SAID).expect(200);
        return drafter.post(versions + "/publication", null).expect(200);
    }

    @Test
    void onlyTheVersionInForceIsGivenAndOnlyToWhomItIsFor(@TempDir Path data) throws NoSuchAlgorithmException {
        try (var product = Product.start(data)) {
            var operator = product.person(Role.OPERATOR);
            var approver = product.person(Role.APPROVER);
            var watch = product.person(Role.WATCH);
            var auditor = product.person(Role.AUDITOR);
            var below = product.personOf("230000/230100", Role.OPERATOR);
            var file = stored(operator);
            var path = "/api/v1/documents/"
                    + operator.post("/api/v1/documents", filing("RESTRICTED", "role:OPERATOR", approver.name()))
                            .expect(201)
                            .subject();

            operator.get(path + "/current").expectProblem(410, "document.none-in-force");
            publish(operator, approver, path, 1, file);
            var second = publish(operator, approver, path, 2, file);

            var current = operator.get(path + "/current").expect(200).json();
            assertThat(current.get("version").asInt()).isEqualTo(2);
            assertThat(current.get("inForce").asBoolean()).isTrue();
            assertThat(current.at("/files/0/file").asString()).isEqualTo(file);
            var bytes = operator.bytes(path + "/versions/2/files/" + file);
            assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(TEXT);
            operator.get(path + "/versions/1/files/" + file).expectProblem(410, "document.superseded");
            watch.get(path + "/versions/2/files/" + file).expectProblem(403, "forbidden.audience");
            operator.get("/api/v1/files/" + file + "/content", RestTest.after(second))
                    .expectProblem(403, "file-of-document");
            var superseded = operator.get(path + "/versions/1").expectProblem(410, "document.superseded");
            assertThat(superseded.get("detail").asString()).isEqualTo("第 1 版已被替代，现行版本为第 2 版。");
            watch.get(path + "/current").expectProblem(403, "forbidden.audience");
            below.get(path + "/current").expectProblem(403, "forbidden.audience");
            assertThat(auditor.get(path + "/versions/1")
                            .expect(200)
                            .json()
                            .get("inForce")
                            .asBoolean())
                    .isFalse();

            var seen = RestTest.after(second);
            var policies = operator.get("/api/v1/documents/policies", seen).json();
            assertThat(policies).hasSize(16);
            assertThat(policies.valueStream().filter(policy -> policy.has("document")))
                    .singleElement()
                    .satisfies(policy ->
                            assertThat(policy.get("policy").asString()).isEqualTo("CHANGE"));
            var withdrawn = approver.post(path + "/withdrawal", "{\"statement\": " + SAID + "}")
                    .expect(200);
            operator.get(path + "/current").expectProblem(410, "document.withdrawn");
            var read = approver.get(path + "/readings?sort=at", RestTest.after(withdrawn))
                    .expect(200)
                    .items();
            assertThat(read)
                    .extracting(reading -> reading.get("person").asString())
                    .containsExactly(operator.name(), operator.name(), auditor.name());
            operator.get(path + "/readings").expectProblem(403, "forbidden");
            var timeline = operator.get(path, RestTest.after(withdrawn)).json().get("timeline");
            assertThat(timeline)
                    .extracting(step -> step.get("event").asString())
                    .doesNotContain("document.read/1")
                    .contains("document.superseded/1", "document.withdrawn/1");
        }
    }

    @Test
    void aUnitThatIsNamedReadsWhatTheUnitAboveItHasInForce(@TempDir Path data) throws NoSuchAlgorithmException {
        try (var product = Product.start(data)) {
            var operator = product.person(Role.OPERATOR);
            var approver = product.person(Role.APPROVER);
            var path = "/api/v1/documents/"
                    + operator.post("/api/v1/documents", filing("INTERNAL", "unit:230000", approver.name()))
                            .expect(201)
                            .subject();
            publish(operator, approver, path, 1, stored(operator));
            var below = product.personOf("230000/230100", Role.WATCH);
            below.get(path + "/current").expect(200);
            below.get(path).expectProblem(404, "unknown");
        }
    }

    @Test
    void aReviewThatIsOverdueIsTold(@TempDir Path data) throws NoSuchAlgorithmException {
        var clock = new TestClock();
        try (var product = Product.start(data, clock)) {
            var operator = product.person(Role.OPERATOR);
            var approver = product.person(Role.APPROVER);
            var path = "/api/v1/documents/"
                    + operator.post("/api/v1/documents", filing("INTERNAL", "unit:230000", approver.name()))
                            .expect(201)
                            .subject();
            var published = publish(operator, approver, path, 1, stored(operator));
            GenericEventMessage.clock = clock;
            clock.forward(Duration.ofDays(800));
            try (var events = product.person(Role.WATCH).events(published.position())) {
                events.await("document.review-overdue/1");
            } finally {
                GenericEventMessage.clock = Clock.systemUTC();
            }
        }
    }
}
