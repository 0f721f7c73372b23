package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.Role;

/** Operations by their manual, and those that two do because somebody else approved it. */
class OperationTest {
    private static final String SAID = "{\"text\": \"已核对\", \"attachments\": []}";
    private static final String FOUND = "{\"outcome\": \"AS_IT_SHOULD_BE\", \"statement\": " + SAID + "}";
    private static Product product;
    private static Client operator;
    private static Client second;
    private static Client approver;

    @BeforeAll
    static void start(@TempDir Path data) {
        product = Product.start(data);
        operator = product.person(Role.OPERATOR);
        second = product.person(Role.OPERATOR);
        approver = product.person(Role.APPROVER);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    private static String procedure(String operators) {
        return """
                {"code": "restart", "name": "重启", "object": "应用服务", "time": "每月",
                 "steps": [{"step": "重启", "command": "systemctl restart cms", "keyPoints": "先摘流量", "reviewPoints": "恢复"}],
                 "operators": [%s], "reviewers": ["role:APPROVER"]}""".formatted(operators);
    }

    private static String manuscript() {
        return "{\"procedures\": [" + procedure("\"role:OPERATOR\"") + "]}";
    }

    private static String step(String outcome) {
        return "{\"step\": 1, \"outcome\": \"" + outcome + "\", \"result\": \"正常\", \"attachments\": []}";
    }

    private static String approvedManual() {
        var manual = operator.post(
                        "/api/v1/manuals",
                        "{\"binding\": {\"title\": \"手册\", \"unit\": \"230000\", \"system\": \"内容管理\"}, \"manuscript\": "
                                + manuscript() + "}")
                .expect(201)
                .subject();
        operator.post("/api/v1/manuals/" + manual + "/submission", null).expect(200);
        approver.post("/api/v1/manuals/" + manual + "/approval", SAID).expect(200);
        return manual;
    }

    private static Client.Answer begin(String manual) {
        return operator.post(
                "/api/v1/operations/routine", "{\"manual\": \"" + manual + "\", \"procedure\": \"restart\"}");
    }

    @Test
    void aRoutineOperationIsRecordedStepByStepAndReviewed() {
        var begun = begin(approvedManual()).expect(201);
        assertThat(begun.header("Location")).isEqualTo("/api/v1/operations/" + begun.subject());
        var path = begun.header("Location");
        operator.post(path + "/signatures", SAID).expectProblem(409, "operation.steps-left");
        operator.post(path + "/steps", step("DONE")).expect(200);
        operator.post(path + "/signatures", SAID).expect(200);
        var reviewed = approver.post(path + "/review", FOUND).expect(200);
        var view = operator.get(path, RestTest.after(reviewed)).expect(200).json();
        assertThat(view.at("/state/stage").asString()).isEqualTo("REVIEWED");
        assertThat(view.at("/state/records/0/by").asString()).isEqualTo(operator.name());
        assertThat(view.at("/state/basis/version").asInt()).isOne();
        assertThat(operator.get("/api/v1/operations?state.kind=ROUTINE&state.stage=REVIEWED")
                        .items())
                .isNotEmpty();
    }

    @Test
    void aManualThatIsRevisedStopsWhatGoesByTheOldOne() {
        var manual = approvedManual();
        var path = begin(manual).expect(201).header("Location");
        operator.post(
                        "/api/v1/manuals/" + manual + "/revisions",
                        "{\"manuscript\": " + manuscript()
                                + ", \"cause\": {\"kind\": \"SERVICE_CHANGED\", \"text\": \"改为双节点\"}}")
                .expect(200);
        operator.post("/api/v1/manuals/" + manual + "/submission", null).expect(200);
        approver.post("/api/v1/manuals/" + manual + "/approval", SAID).expect(200);
        operator.post(path + "/steps", step("DONE")).expectProblem(409, "operation.manual-superseded");
    }

    @Test
    void whatStandsInNoManualIsApprovedFirstAndDoneByTwo() {
        var two = "\"" + operator.name() + "\", \"" + second.name() + "\"";
        var body = """
                {"kind": "TEMPORARY", "title": "清理会话", "unit": "230000", "system": "内容管理", "reason": "手册未载",
                 "procedure": %s, "from": "%s", "until": "%s"}""".formatted(
                procedure(two), Instant.now().minusSeconds(60), Instant.now().plusSeconds(3600));
        var path = operator.post("/api/v1/operations", body).expect(201).header("Location");
        operator.post(path + "/start", null).expectProblem(409, "subject.stage");
        approver.post(path + "/approval", SAID).expect(200);
        operator.post(path + "/start", null).expect(200);
        operator.post(path + "/steps", step("DONE")).expectProblem(409, "operation.alone");
        second.post(path + "/attendance", null).expect(200);
        second.post(path + "/steps", step("DONE")).expect(200);
        operator.post(path + "/signatures", SAID).expect(200);
        var done = second.post(path + "/signatures", SAID).expect(200);
        var view = second.get(path, RestTest.after(done)).json();
        assertThat(view.at("/state/stage").asString()).isEqualTo("PERFORMED");
        assertThat(view.at("/state/signatures")).hasSize(2);
    }

    @Test
    void aSystemWithoutAManualIsMissed() {
        var registered = operator.post("/api/v1/targets", FirstLightTest.portal("http://127.0.0.1:1/", "nobody"))
                .expect(201);
        var missing = operator.get("/api/v1/manuals/missing", RestTest.after(registered))
                .json();
        assertThat(missing.get("missing").asInt()).isOne();
        assertThat(missing.at("/systems/0/target").asString()).isEqualTo(registered.subject());
        var covering = operator.post(
                        "/api/v1/manuals",
                        "{\"binding\": {\"title\": \"门户手册\", \"unit\": \"230000\", \"system\": \"门户\", \"target\": \""
                                + registered.subject() + "\"}, \"manuscript\": " + manuscript() + "}")
                .expect(201)
                .subject();
        operator.post("/api/v1/manuals/" + covering + "/submission", null).expect(200);
        var approved =
                approver.post("/api/v1/manuals/" + covering + "/approval", SAID).expect(200);
        assertThat(operator.get("/api/v1/manuals/missing", RestTest.after(approved))
                        .json()
                        .get("missing")
                        .asInt())
                .isZero();
    }
}
