package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.Role;
import tools.jackson.databind.JsonNode;

/** An incident is pursued to its end: urged, supervised, reported where it must be, reviewed. */
class PursuitTest {
    private static final String INCIDENTS = "/api/v1/incidents";

    private static String statement(String text) {
        return "{\"text\": \"%s\", \"attachments\": []}".formatted(text);
    }

    private static String dispatch(String type) {
        return "{\"type\": \"%s\", \"to\": \"12387\", \"statement\": %s}".formatted(type, statement("told"));
    }

    private static String classification(String category, int level) {
        return """
                {"category": "%s", "level": %d, "harm": {"people": 10000000}, "crime": false, "basis": "measured"}""".formatted(category, level);
    }

    /** Priority 1 is due after these, all other priorities after hours. */
    private static String[] times(String response, String resolution) {
        var settings = new ArrayList<String>();
        for (int priority = 0; priority < 4; priority++) {
            var target = "taizhang.incidents.targets[" + priority + "].";
            settings.addAll(List.of(
                    target + "response=" + (priority == 0 ? response : "1h"),
                    target + "resolution=" + (priority == 0 ? resolution : "2h"),
                    target + "round-the-clock=true"));
        }
        settings.add("taizhang.incidents.urge-after=0.5");
        return settings.toArray(String[]::new);
    }

    @Test
    void whoeverAnswersForTheProcessIsUrgedAndToldOfWhatIsOverdue(@TempDir Path data) {
        try (var product = Product.start(data, times("2s", "1h"))) {
            var operator = product.person(Role.OPERATOR);
            var approver = product.person(Role.APPROVER);
            var named = approver.put("/api/v1/mandates", """
                    {"process": "incident", "unit": "230000", "person": "%s", "duties": "all of it"}""".formatted(operator.name()))
                    .expect(200);
            assertThat(approver.get("/api/v1/mandates?state.appointment.process=incident", RestTest.after(named))
                            .items())
                    .hasSize(1);
            try (var events = operator.events("")) {
                var incident = operator.post(
                                INCIDENTS,
                                RestTest.incident("Portal down")
                                        .replace("}", ", \"impact\": {\"degree\": 1, \"scope\": 1}}"))
                        .expect(201)
                        .subject();
                var urged = events.await("incident.urged/1").get("data");
                assertThat(urged.get("clock").asString()).isEqualTo("RESPONSE");
                assertThat(urged.get("recipients"))
                        .extracting(JsonNode::asString)
                        .containsExactly("role:WATCH", operator.name());
                var overdue = events.await("incident.overdue/1").get("data");
                assertThat(overdue.at("/lapse/what").asString()).isEqualTo("response");
                assertThat(overdue.at("/lapse/recipients/1").asString()).isEqualTo(operator.name());
                var path = INCIDENTS + "/" + incident;
                operator.post(path + "/urgings", "{\"text\": \"now\"}").expect(200);
                var seen =
                        approver.post(path + "/supervisions", statement("seen")).expect(200);
                var tracking = approver.get(path, RestTest.after(seen)).json().get("tracking");
                assertThat(tracking.get("urgings").asInt()).isEqualTo(2);
                assertThat(tracking.get("lapses").asInt()).isOne();
                assertThat(tracking.get("supervisions").asInt()).isOne();
            }
        }
    }

    @Test
    void aSecurityIncidentIsReportedInTimeAndNotClosedBefore(@TempDir Path data) {
        try (var product = Product.start(data)) {
            var operator = product.person(Role.OPERATOR);
            var approver = product.person(Role.APPROVER);
            assertThat(operator.get(INCIDENTS + "/categories").json()).hasSize(10);
            var began = Instant.now();
            var incident = operator.post(INCIDENTS, RestTest.incident("Portal attacked"))
                    .expect(201)
                    .subject();
            var path = INCIDENTS + "/" + incident;
            operator.put(path + "/classification", classification("XX", 1)).expectProblem(409, "incident.category");
            operator.put(path + "/classification", classification("NADOS", 2)).expectProblem(409, "incident.level");
            operator.post(path + "/dispatches", dispatch("FIRST")).expectProblem(409, "incident.not-classified");
            var classified = operator.put(path + "/classification", classification("NADOS", 1))
                    .expect(200);
            var owed = operator.get(path, RestTest.after(classified)).json().at("/tracking/owed/0");
            assertThat(owed.get("clock").asString()).isEqualTo("REPORT");
            assertThat(owed.get("to").asString()).isEqualTo("属地省级网信部门");
            assertThat(Instant.parse(owed.get("dueBy").asString()))
                    .isBetween(
                            began.minusSeconds(1).plusSeconds(4 * 3600),
                            Instant.now().plusSeconds(4 * 3600));
            operator.put(path + "/assignment", "{\"assignee\": \"%s\"}".formatted(operator.name()))
                    .expect(200);
            operator.post(path + "/acceptance", null).expect(200);
            operator.post(path + "/resolution", "{\"cause\": \"flood\", \"remedy\": \"filtered\"}")
                    .expect(200);
            approver.post(path + "/closure", RestTest.note("good")).expectProblem(409, "incident.report-owed");
            operator.post(path + "/dispatches", dispatch("FIRST")).expect(200);
            approver.post(path + "/closure", RestTest.note("good")).expect(200);
            var review = "{\"statement\": %s, \"timely\": true, \"sound\": true}".formatted(statement("in order"));
            var reviewed = approver.post(path + "/review", review).expect(200);
            var month = "?stage=CLOSED&tracking.reviewed=true&tracking.closedAt.ge=" + began;
            assertThat(approver.get(INCIDENTS + month, RestTest.after(reviewed)).items())
                    .extracting(item -> item.get("id").asString())
                    .containsExactly(incident);
            assertThat(approver.get(INCIDENTS + "?tracking.classification.level.le=3")
                            .items())
                    .hasSize(1);
            assertThat(approver.get(path).json().at("/tracking/owed/0/clock").asString())
                    .isEqualTo("SUMMARY");
        }
    }

    @Test
    void aMajorIncidentKnowsItsProblem(@TempDir Path data) {
        try (var product = Product.start(data)) {
            var operator = product.person(Role.OPERATOR);
            try (var events = operator.events("")) {
                var body =
                        RestTest.incident("Portal down").replace("}", ", \"impact\": {\"degree\": 1, \"scope\": 1}}");
                var incident = operator.post(INCIDENTS, body).expect(201).subject();
                var handed = events.await("incident.handed-to-problem/1").get("data");
                assertThat(handed.get("incident").asString()).isEqualTo(incident);
                var last = events.positions().getLast().toString();
                assertThat(operator.get(INCIDENTS + "/" + incident, "If-Position-At-Least", last)
                                .json()
                                .at("/tracking/problems/0"))
                        .isEqualTo(handed.get("problem"));
            }
        }
    }
}
