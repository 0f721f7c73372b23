package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.Role;
import tools.jackson.databind.JsonNode;

/** What lies behind incidents: found by itself or by people, solved by one and closed by another, and found again. */
class ProblemTest {
    private static final String PROBLEMS = "/api/v1/problems";

    private static String finding(String title) {
        return """
                {"title": "%s", "symptoms": "502 at noon", "unit": "230000/230100", "origin": "SELF_CHECK",
                 "severity": 2, "category": "middleware", "incidents": []}""".formatted(title);
    }

    private static String statement(String text) {
        return "{\"text\": \"%s\", \"attachments\": []}".formatted(text);
    }

    @Test
    void aProblemIsSolvedByOneClosedByAnotherAndFoundInTheLibrary(@TempDir Path data) {
        try (var product = Product.start(data)) {
            var operator = product.person(Role.OPERATOR);
            var approver = product.person(Role.APPROVER);
            var problem = operator.post(PROBLEMS, finding("Pool runs dry"))
                    .expect(201)
                    .subject();
            var path = PROBLEMS + "/" + problem;
            operator.put(path + "/analysis", "{\"cause\": \"leak\", \"attachments\": []}")
                    .expectProblem(409, "subject.stage");
            operator.post(path + "/submission", "{\"handler\": \"li\", \"text\": \"please\"}")
                    .expect(200);
            var known = operator.put(
                            path + "/analysis",
                            "{\"cause\": \"Leaking driver\", \"workaround\": \"restart\", \"attachments\": []}")
                    .expect(200);
            assertThat(operator.get(PROBLEMS + "/library?state.library=KNOWN_ERROR", RestTest.after(known))
                            .items())
                    .extracting(item -> item.get("id").asString())
                    .containsExactly(problem);
            operator.post(path + "/solution", statement("done")).expectProblem(409, "subject.stage");
            operator.put(path + "/handling", "{\"solution\": \"Switch it off\"}")
                    .expect(200);
            operator.post(path + "/solution", statement("done")).expectProblem(409, "problem.no-change");
            operator.post(path + "/exemption", statement("nothing is altered")).expect(200);
            operator.post(path + "/exemption/approval", statement("agreed")).expectProblem(403, "forbidden.role");
            approver.post(path + "/exemption/approval", statement("agreed")).expect(200);
            operator.post(path + "/solution", statement("off since noon")).expect(200);
            approver.post(path + "/closure", statement("checked")).expectProblem(409, "problem.not-filed");
            operator.put(path + "/entry", "{\"summary\": \"Ｓwitched off\", \"keywords\": [\"pool\"]}")
                    .expect(200);
            var closed = approver.post(path + "/closure", statement("checked")).expect(200);

            for (var word : List.of("pool%20runs", "noon", "LEAKING", "restart", "switch%20it", "switched%20off"))
                assertThat(approver.get(PROBLEMS + "/library?text.like=" + word, RestTest.after(closed))
                                .items())
                        .as(word)
                        .hasSize(1);
            assertThat(approver.get(PROBLEMS + "/library?text.like=nowhere").items())
                    .isEmpty();
            var view = approver.get(path).json();
            assertThat(view.at("/state/stage").asString()).isEqualTo("CLOSED");
            assertThat(view.at("/state/parts/solvedBy").asString()).isEqualTo(operator.name());
            assertThat(view.at("/state/parts/closedBy").asString()).isEqualTo(approver.name());
            assertThat(view.get("timeline")).hasSize(9);
        }
    }

    @Test
    void whatIsMajorAndWhatRepeatsBecomesAProblem(@TempDir Path data) {
        try (var product = Product.start(data, "taizhang.problems.repeats=2")) {
            var operator = product.person(Role.OPERATOR);
            try (var events = operator.events("")) {
                var major = report(operator, "{\"degree\": 1, \"scope\": 1}", null);
                var found = events.await("problem.identified/1").get("data");
                assertThat(found.at("/finding/incidents"))
                        .extracting(JsonNode::asString)
                        .containsExactly(major);
                assertThat(found.at("/finding/origin").asString()).isEqualTo("INCIDENT");

                var first = report(operator, "{\"degree\": 3, \"scope\": 3}", "pool");
                var second = report(operator, "{\"degree\": 3, \"scope\": 3}", "pool");
                var repeated = events.await("problem.identified/1").get("data");
                assertThat(repeated.at("/finding/incidents"))
                        .extracting(JsonNode::asString)
                        .containsExactly(second, first);
                var third = report(operator, "{\"degree\": 3, \"scope\": 3}", "pool");
                var linked = events.await("problem.incident-linked/1").get("data");
                assertThat(linked.get("incident").asString()).isEqualTo(third);
                assertThat(linked.get("problem")).isEqualTo(repeated.get("problem"));
            }
        }
    }

    private static String report(Client operator, String impact, String cause) {
        var body = RestTest.incident("Portal down")
                .replace("}", ", \"impact\": " + impact + (cause == null ? "}" : ", \"causeKey\": \"" + cause + "\"}"));
        return operator.post("/api/v1/incidents", body).expect(201).subject();
    }

    /** Every hour of every day counts, and the first step is owed at once. */
    private static String[] hasty() {
        var settings = new ArrayList<String>();
        for (int severity = 0; severity < 4; severity++) {
            var times = "taizhang.problems.times[" + severity + "].";
            settings.add(times + "submission=0s");
            for (var step : List.of("analysis", "solution", "closure")) settings.add(times + step + "=1h");
        }
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        settings.add("taizhang.working-days.from=00:00");
        settings.add("taizhang.working-days.to=23:59:59");
        settings.add("taizhang.working-days.holidays=");
        settings.add("taizhang.working-days.workdays=" + today + "," + today.plusDays(1));
        return settings.toArray(String[]::new);
    }

    @Test
    void whatIsNotSubmittedInTimeIsTold(@TempDir Path data) {
        try (var product = Product.start(data, hasty())) {
            var operator = product.person(Role.OPERATOR);
            try (var events = operator.events("")) {
                operator.post(PROBLEMS, finding("Pool runs dry")).expect(201);
                var lapse = events.await("problem.overdue/1").at("/data/lapse");
                assertThat(lapse.get("what").asString()).isEqualTo("submission");
                assertThat(lapse.at("/recipients/0").asString()).isEqualTo("role:OPERATOR");
            }
        }
    }
}
