package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks lead to findings, evaluations to both, and nothing is published unreviewed. */
class InspectionTest {
    private static Product product;
    private static Client operator;
    private static Client approver;
    private static Client watch;

    @BeforeAll
    static void start(@TempDir Path data) {
        product = Product.start(data);
        operator = product.person(Role.OPERATOR);
        approver = product.person(Role.APPROVER);
        watch = product.person(Role.WATCH);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    private static String plan(String kind, String cadence) {
        return """
                {"name": "%s", "unit": "230000", "kind": "%s", "cadence": {"every": 1, "unit": "%s"}, "site": "门户网站",
                 "items": [], "checkers": []}""".formatted(kind, kind, cadence);
    }

    private static String said(String text) {
        return "{\"text\": \"%s\", \"attachments\": []}".formatted(text);
    }

    private static JsonNode example(String name) {
        try (var file = InspectionTest.class.getResourceAsStream("/openapi/examples/" + name + ".json")) {
            return Client.JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatACheckFindsIsFollowedUpUntilSomebodyElseHasVerifiedIt() {
        var plan = operator.post("/api/v1/inspections", plan("SITE_READING", "DAY"))
                .expect(201)
                .subject();
        try (var events = operator.events("")) {
            watch.post(
                            "/api/v1/inspections/" + plan + "/checks",
                            example("inspection.check.request").toString())
                    .expect(200);
            var opened = events.await("nonconformity.opened/1");
            assertThat(opened.at("/data/origin/topic").asString()).isEqualTo("site-reading");
            var nonconformity = "/api/v1/nonconformities/"
                    + opened.at("/data/nonconformity").asString();
            operator.put(
                            nonconformity + "/measures",
                            example("nonconformity.planMeasures.request").toString())
                    .expect(200);
            operator.post(nonconformity + "/correction", said("已更正")).expect(200);
            var done = operator.post(nonconformity + "/prevention", said("已校对")).expect(200);
            operator.post(nonconformity + "/verification", said("有效")).expectProblem(409, "subject.own-work");
            approver.post(nonconformity + "/verification", said("有效")).expect(200);
            var closed = approver.post(nonconformity + "/closure", said("关闭")).expect(200);
            assertThat(done.position()).isLessThan(closed.position());
            var shown = operator.get(nonconformity, RestTest.after(closed)).json();
            assertThat(shown.at("/state/stage").asString()).isEqualTo("CLOSED");
            assertThat(shown.get("timeline")).hasSize(6);
            var made = operator.get("/api/v1/inspection-checks?inspection=" + plan, RestTest.after(closed))
                    .items();
            assertThat(made).hasSize(1);
            assertThat(made.getFirst().get("standing").asString()).isEqualTo("MADE");
        }
    }

    @Test
    void whatIsLookedAtEveryDayIsNotPlannedForEveryWeek() {
        operator.post("/api/v1/inspections", plan("SITE_READING", "WEEK")).expectProblem(409, "inspection.too-seldom");
    }

    @Test
    void aCheckThatNobodyMakesIsMissedAndListed(@TempDir Path data) {
        var clock = new TestClock();
        var before = GenericEventMessage.clock;
        GenericEventMessage.clock = clock;
        try (var later = Product.start(
                data, clock, "taizhang.security.session-idle=40d", "taizhang.security.session-length=40d")) {
            var reader = later.person(Role.OPERATOR);
            var plan = reader.post("/api/v1/inspections", plan("APPLICATION_PATROL", "DAY"))
                    .expect(201)
                    .subject();
            try (var events = reader.events("")) {
                clock.forward(Duration.ofDays(1));
                var missed = events.await("inspection.missed/1");
                assertThat(missed.at("/data/inspection").asString()).isEqualTo(plan);
                var listed = reader.get(
                                "/api/v1/inspection-checks?standing=MISSED&inspection=" + plan,
                                "If-Position-At-Least",
                                Long.toString(events.positions().getLast()))
                        .items();
                assertThat(listed).hasSize(1);
            }
        } finally {
            GenericEventMessage.clock = before;
        }
    }

    @Test
    void anEvaluationAnswersForItsPlanAndItsBreachesAreNonconformities() {
        var plan = operator.post("/api/v1/inspections", plan("INDICATOR_EVALUATION", "WEEK"))
                .expect(201)
                .subject();
        var evaluation = "/api/v1/evaluations/"
                + operator.post("/api/v1/evaluations", """
                        {"name": "政务微博", "unit": "230000", "medium": "NEW_MEDIA", "portal": false,
                         "inspection": "%s", "on": "2026-11-23"}""".formatted(plan))
                        .expect(201)
                        .subject();
        operator.post(evaluation + "/conclusion", null).expectProblem(409, "evaluation.incomplete");
        var values = Client.JSON.createObjectNode();
        var observations = values.putArray("observations");
        for (var indicator : operator.get("/api/v1/indicators").json())
            for (var condition : indicator.get("conditions"))
                if (condition.get("inForce").asBoolean()
                        && indicator.get("medium").asString().equals("NEW_MEDIA"))
                    observations.add(observation(indicator, condition));
        assertThat(observations).hasSize(4);
        operator.put(evaluation + "/values", values.toString()).expect(200);
        try (var events = operator.events("")) {
            operator.post(evaluation + "/conclusion", null).expect(200);
            var concluded = events.await("evaluation.concluded/1");
            assertThat(concluded.at("/data/outcome/judgement").asString()).isEqualTo("FAILED");
            assertThat(concluded.at("/data/outcome/breaches")).hasSize(1);
            assertThat(events.await("nonconformity.opened/1")
                            .at("/data/discovery/found/where")
                            .asString())
                    .isEqualTo("M-V2.1");
        }
        try (var events = operator.events(0)) {
            JsonNode checked;
            do checked = events.await("inspection.checked/1");
            while (!checked.at("/data/inspection").asString().equals(plan));
        }
    }

    /** Nothing breached but that the account is not updated. */
    private static ObjectNode observation(JsonNode indicator, JsonNode condition) {
        var one = Client.JSON.createObjectNode();
        one.put("indicator", indicator.get("id").asString());
        one.put("condition", condition.get("number").asInt());
        one.put("value", 0);
        one.put("text", "人工核对");
        one.putArray("attachments");
        return one;
    }

    @Test
    void nothingIsPublishedBeforeItsReviews() {
        var publication = "/api/v1/publications/"
                + watch.post(
                                "/api/v1/publications",
                                example("publication.submit.request").toString().replace("230000/230100", "230000"))
                        .expect(201)
                        .subject();
        var placement = example("publication.publish.request").toString();
        var review = example("publication.review.request").toString();
        watch.post(publication + "/publication", placement).expectProblem(409, "publication.unreviewed");
        operator.post(publication + "/reviews", review).expect(200);
        operator.post(publication + "/reviews", review).expectProblem(409, "subject.own-work");
        approver.post(publication + "/reviews", review).expect(200);
        var published = watch.post(publication + "/publication", placement).expect(200);
        assertThat(watch.get(publication, RestTest.after(published))
                        .json()
                        .at("/state/stage")
                        .asString())
                .isEqualTo("PUBLISHED");
    }

    @Test
    void theIndicatorsNobodyConfirmedAreNotInForce() {
        for (var indicator : operator.get("/api/v1/indicators").json())
            for (var condition : indicator.get("conditions"))
                if (condition.get("inForce").asBoolean())
                    assertThat(indicator.get("certainty").asString()).isNotEqualTo("memory");
    }
}
