package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.Role;
import org.taizhang.domain.change.Calendar;
import org.taizhang.domain.problem.Changes;
import org.taizhang.ledger.CommitLog;

/** Changes over HTTP: their targets fall silent, they clash, and they are told of when they are late. */
class ChangeTest {
    private static Product product;
    private static Client applicant;
    private static Client approver;
    private static Client implementer;
    private static Client reviewer;

    @BeforeAll
    static void start(@TempDir Path data) {
        product = Product.start(data, "taizhang.changes.decide-within=1s");
        applicant = product.person(Role.OPERATOR);
        approver = product.person(Role.APPROVER);
        implementer = product.person(Role.OPERATOR);
        reviewer = product.person(Role.OPERATOR);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    void nobodyIsAlertedOfWhatIsBeingChanged() {
        var target = target();
        try (var events = applicant.events(product.bean(CommitLog.class).head() - 1)) {
            var change = urgent(target);
            assertThat(progress(change)).hasValue(Changes.Progress.UNAPPROVED);
            approve(change, "null").expect(200);
            assertThat(progress(change)).hasValue(Changes.Progress.APPROVED);
            send(implementer, change, "tests", """
                    {"phase": "BEFORE", "environment": "TEST", "ranAt": "%s", "passed": true, "report": %s}""".formatted(Instant.now(), said("passed")));
            send(implementer, change, "start", null);
            var paused = events.await(
                    "target.paused/1", data -> isOf(target, data.get("target").asString()));
            assertThat(paused.at("/data/maintenance/change").asString()).isEqualTo(change);
            send(implementer, change, "steps", """
                    {"step": 1, "action": "restart", "performedAt": "%s", "outcome": "DONE", "result": "up", "attachments": []}""".formatted(Instant.now()));
            send(implementer, change, "end", """
                    {"outcome": "SUCCEEDED", "statement": %s}""".formatted(said("up")));
            events.await(
                    "target.resumed/1", data -> isOf(target, data.get("target").asString()));
            send(implementer, change, "tests", """
                    {"phase": "AFTER", "environment": "PRODUCTION", "ranAt": "%s", "passed": true, "report": %s}""".formatted(Instant.now(), said("passed")));
            var reviewed = send(reviewer, change, "review", """
                    {"goal": "REACHED", "goalFindings": "it answers", "effect": "NONE", "effectFindings": "none seen",
                     "urgencyJustified": true, "statement": %s}""".formatted(said("well done")));
            var view = applicant
                    .get("/api/v1/changes/" + change, RestTest.after(reviewed))
                    .expect(200)
                    .json();
            assertThat(view.at("/state/stage").asString()).isEqualTo("REVIEWED");
            assertThat(view.at("/state/roles/applicant").asString()).isEqualTo(applicant.name());
            assertThat(view.at("/state/work/steps")).hasSize(1);
            assertThat(view.get("timeline")).hasSize(10);
            assertThat(progress(change)).hasValue(Changes.Progress.SUCCESSFUL);
        }
    }

    @Test
    void changesOfOneTargetAtOneTimeAreFoundInTheCalendarAndRefusedUnlessAccepted() {
        var target = target();
        var first = urgent(target);
        var approved = approve(first, "null").expect(200);
        var second = urgent(target);
        var refused = approve(second, "null");
        assertThat(refused.expectProblem(409, "change.clash").get("detail").asString())
                .contains(first);
        var accepted = approve(second, """
                {"with": ["%s"], "reason": "one window for both"}""".formatted(first)).expect(200);

        var now = Instant.now();
        var calendar = applicant
                .get(
                        "/api/v1/changes?state.schedule.window.opensAt.lt=" + now.plus(Duration.ofHours(1))
                                + "&state.schedule.window.closesAt.gt=" + now,
                        RestTest.after(accepted))
                .expect(200);
        assertThat(calendar.items())
                .extracting(item -> item.get("id").asString())
                .contains(first, second);

        var feed = applicant.get("/api/v1/changes/calendar").expect(200);
        assertThat(feed.header("Content-Type")).startsWith("text/calendar");
        assertThat(feed.body())
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains(
                        "UID:" + first + "\r\n", "UID:" + second + "\r\n", "SUMMARY:restart the portal\\, at once\r\n")
                .endsWith("END:VCALENDAR\r\n");
        assertThat(feed.body().lines())
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));

        var known = product.bean(Calendar.class);
        assertThat(known.earlierClashes(UUID.fromString(first), approved.position()))
                .isEmpty();
        assertThat(known.earlierClashes(UUID.fromString(second), accepted.position()))
                .isEqualTo(List.of(UUID.fromString(first)));
    }

    @Test
    void whatIsNotDecidedInTimeIsTold() {
        try (var events = applicant.events(product.bean(CommitLog.class).head() - 1)) {
            var change = request(target(), "ROUTINE");
            var lapsed = events.await(
                    "change.lapsed/1", data -> data.get("change").asString().equals(change));
            assertThat(lapsed.at("/data/lapse/what").asString()).isEqualTo("decide");
            assertThat(lapsed.at("/data/lapse/recipients/0").asString()).isEqualTo(approver.name());
        }
    }

    @Test
    void aTargetThatIsNotThereIsNotChanged() {
        var unknown = "/api/v1/targets/" + UUID.randomUUID();
        applicant.post("/api/v1/changes", body(unknown, "ROUTINE")).expectProblem(409, "change.target-unknown");
    }

    /** As a problem that it is to solve sees it. */
    private static Optional<Changes.Progress> progress(String change) {
        return product.bean(Changes.class).find(UUID.fromString(change), "230000");
    }

    private static String urgent(String target) {
        var change = request(target, "URGENT");
        applicant.put("/api/v1/changes/" + change + "/risk", RISK).expectProblem(409, "subject.own-work");
        approver.put("/api/v1/changes/" + change + "/risk", RISK).expect(200);
        send(approver, change, "urgency-approval", said("cannot wait"));
        return change;
    }

    private static final String RISK = """
            {"technicalLevel": "LOW", "technical": "none", "businessLevel": "LOW", "business": "none", "impact": "seconds"}""";

    private static Client.Answer approve(String change, String clashes) {
        var now = Instant.now();
        return approver.post("/api/v1/changes/" + change + "/approval", """
                {"statement": %s, "window": {"opensAt": "%s", "closesAt": "%s"}, "clashes": %s}""".formatted(
                        said("agreed"), now, now.plus(Duration.ofHours(2)), clashes));
    }

    private static String request(String target, String urgency) {
        return applicant
                .post("/api/v1/changes", body(target, urgency))
                .expect(201)
                .subject();
    }

    private static String body(String target, String urgency) {
        return """
                {"title": "restart the portal, at once", "unit": "230000", "kind": "SOFTWARE", "attachments": [],
                 "plan": {"aim": "it answers again, so that everybody who looks for something finds it as they did before it was gone", "objects": {"description": "portal", "targets": ["%s"]},
                          "time": {"opensAt": "2026-11-24T13:00:00Z", "closesAt": "2126-11-24T15:00:00Z"},
                          "people": {"approver": "%s", "implementer": "%s", "reviewer": "%s", "others": []},
                          "urgency": "%s", "steps": [{"action": "restart", "expected": "up"}], "testPlan": "ask it",
                          "implementationPlan": "one step", "riskControls": "none needed", "emergencyPlan": "switch over",
                          "rollbackPlan": "none"}}""".formatted(
                        target.substring(target.lastIndexOf('/') + 1),
                        approver.name(),
                        implementer.name(),
                        reviewer.name(),
                        urgency);
    }

    private static String target() {
        var body = FirstLightTest.portal("http://localhost:1", "owner");
        return "/api/v1/targets/"
                + applicant.post("/api/v1/targets", body).expect(201).subject();
    }

    private static Client.Answer send(Client who, String change, String what, String body) {
        return who.post("/api/v1/changes/" + change + "/" + what, body).expect(200);
    }

    private static String said(String text) {
        return """
                {"text": "%s", "attachments": []}""".formatted(text);
    }

    private static boolean isOf(String target, String id) {
        return target.endsWith(id);
    }
}
