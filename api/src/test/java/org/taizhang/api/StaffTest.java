package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.Role;

/** The operations body: who is in charge, what they can do, what they report, and who may do what. */
class StaffTest {
    private static final String SAID = "{\"text\": \"附后\", \"attachments\": []}";

    @Test
    void aBodyIsMannedTrainedAndReports(@TempDir Path data) {
        try (var product = Product.start(data)) {
            var operator = product.person(Role.OPERATOR);
            var approver = product.person(Role.APPROVER);
            var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
            var path = "/api/v1/staff/"
                    + approver.post("/api/v1/staff", """
                            {"body": {"name": "运维管理处", "unit": "230000", "duties": "运行维护"},
                             "leader": {"person": "%s", "post": "副主任"}}""".formatted(approver.name()))
                            .expect(201)
                            .subject();
            approver.put(path + "/posts", """
                    {"posts": [{"code": "OPS", "name": "系统管理", "duties": "日常", "charges": ["DAILY_MAINTENANCE", "PROBLEM_SUMMARY"]}]}""").expect(200);
            var report = """
                    {"task": "DAILY_REPORT", "day": "%s", "statement": %s}""".formatted(today, SAID);
            operator.post(path + "/reports", report).expectProblem(409, "staff.not-in-charge");
            approver.post(path + "/assignments", "{\"post\": \"OPS\", \"person\": \"" + operator.name() + "\"}")
                    .expect(200);
            operator.post(path + "/reports", report).expect(200);
            operator.post(path + "/trainings", """
                    {"topic": "调优", "heldOn": "%s", "trainer": "王强", "attendees": ["%s"], "statement": %s}""".formatted(today, operator.name(), SAID))
                    .expect(200);
            var test = """
                    {"skill": "LINUX", "heldOn": "%s", "results": [{"person": "%s", "passed": true, "score": 92}], "statement": %s}""".formatted(today, operator.name(), SAID);
            operator.post(path + "/skill-tests", test).expectProblem(409, "subject.own-work");
            approver.post(path + "/skill-tests", test).expect(200);
            var granted = approver.post(path + "/permissions", """
                    {"person": "%s", "system": "内容管理", "scope": "FUNCTION", "rights": "审核", "basis": %s}""".formatted(operator.name(), SAID))
                    .expect(200);

            var view = operator.get(path, RestTest.after(granted)).json();
            assertThat(view.get("unmanned"))
                    .singleElement()
                    .satisfies(charge -> assertThat(charge.asString()).isEqualTo("MONITORING_AND_RESPONSE"));
            assertThat(view.get("missingSkills")).hasSize(6);
            assertThat(view.get("timeline")).hasSize(3);
            assertThat(operator.get(path + "/records?task=SKILL_TEST,TRAINING").items())
                    .hasSize(2);
            var permission = operator.get(path + "/permissions?granted=true")
                    .items()
                    .getFirst()
                    .get("id")
                    .asString();
            var revoked = approver.post(path + "/permissions/" + permission + "/revocation", SAID)
                    .expect(200);
            assertThat(operator.get(path + "/permissions?granted=true", RestTest.after(revoked))
                            .items())
                    .isEmpty();
        }
    }
}
