package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Role;
import org.taizhang.domain.file.FileCommand.Store;
import org.taizhang.domain.file.FileEvent.Contents;

/** Documents: labelled, approved by another, read in the version in force by whom they are for, reviewed in time. */
class DocumentTest {
    private static final String SHA = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final String SAID = "{\"text\": \"同意\", \"attachments\": []}";

    private static UUID stored(Product product) {
        var file = UUID.randomUUID();
        var contents = new Contents("制度.pdf", "application/pdf", 4, SHA, SHA, "230000", null);
        product.bean(CommandGateway.class)
                .sendAndWait(new GenericCommandMessage<>(new Store(file, contents))
                        .andMetaData(Actor.system("test", "230000").metadata()));
        return file;
    }

    private static String filing(String sensitivity, String readers, String approver) {
        return """
                {"filing": {"title": "变更管理制度", "unit": "230000", "classification": {"kind": "POLICY", "policy": "CHANGE"}},
                 "labels": {"sensitivity": "%s", "scope": "平台", "readers": ["%s"], "approvers": ["%s"], "owner": "%s"}}""".formatted(sensitivity, readers, approver, approver);
    }

    /** Drafts, approves and publishes a version. */
    private static Client.Answer publish(Client drafter, Client approver, String path, int version, UUID file) {
        drafter.post(path + "/drafts", """
                {"changes": "第 %d 版", "files": [{"file": "%s", "sha256": "%s"}]}""".formatted(version, file, SHA)).expect(200);
        var versions = path + "/versions/" + version;
        drafter.post(versions + "/submission", null).expect(200);
        approver.post(versions + "/approval", SAID).expect(200);
        return drafter.post(versions + "/publication", null).expect(200);
    }

    @Test
    void onlyTheVersionInForceIsGivenAndOnlyToWhomItIsFor(@TempDir Path data) {
        try (var product = Product.start(data)) {
            var operator = product.person(Role.OPERATOR);
            var approver = product.person(Role.APPROVER);
            var watch = product.person(Role.WATCH);
            var auditor = product.person(Role.AUDITOR);
            var below = product.personOf("230000/230100", Role.OPERATOR);
            var file = stored(product);
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
            assertThat(current.at("/files/0/file").asString()).isEqualTo(file.toString());
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
                    .containsExactly(operator.name(), auditor.name());
            operator.get(path + "/readings").expectProblem(403, "forbidden");
            var timeline = operator.get(path, RestTest.after(withdrawn)).json().get("timeline");
            assertThat(timeline)
                    .extracting(step -> step.get("event").asString())
                    .doesNotContain("document.read/1")
                    .contains("document.superseded/1", "document.withdrawn/1");
        }
    }

    @Test
    void aUnitThatIsNamedReadsWhatTheUnitAboveItHasInForce(@TempDir Path data) {
        try (var product = Product.start(data)) {
            var operator = product.person(Role.OPERATOR);
            var approver = product.person(Role.APPROVER);
            var path = "/api/v1/documents/"
                    + operator.post("/api/v1/documents", filing("INTERNAL", "unit:230000", approver.name()))
                            .expect(201)
                            .subject();
            publish(operator, approver, path, 1, stored(product));
            var below = product.personOf("230000/230100", Role.WATCH);
            below.get(path + "/current").expect(200);
            below.get(path).expectProblem(404, "unknown");
        }
    }

    @Test
    void aReviewThatIsOverdueIsTold(@TempDir Path data) {
        var clock = new TestClock();
        try (var product = Product.start(data, clock)) {
            var operator = product.person(Role.OPERATOR);
            var approver = product.person(Role.APPROVER);
            var path = "/api/v1/documents/"
                    + operator.post("/api/v1/documents", filing("INTERNAL", "unit:230000", approver.name()))
                            .expect(201)
                            .subject();
            var published = publish(operator, approver, path, 1, stored(product));
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
