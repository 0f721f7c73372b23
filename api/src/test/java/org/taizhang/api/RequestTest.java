package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.Role;
import org.taizhang.ledger.CommitLog;

/** Requests over HTTP: one person asks, others review, carry out and verify; what is late is told. */
class RequestTest {
    private static final String SAID = """
            {"text": "agreed", "attachments": []}""";
    private static final String JOINING = """
            {"kind": "application-joining", "application": "booking", "department": "health", "purpose": "bookings",
             "contact": "4567", "interfaces": []}""";

    private static Product product;
    private static Client applicant;
    private static Client approver;
    private static Client operator;

    @BeforeAll
    static void start(@TempDir Path data) {
        product = Product.start(data, "taizhang.requests.review-within=1s");
        applicant = product.person(Role.WATCH);
        approver = product.person(Role.APPROVER);
        operator = product.person(Role.OPERATOR);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    void aPermissionIsGrantedByThreePeopleForAFourth() {
        var request = submit("""
                {"kind": "permission-grant", "person": "chen", "system": "library", "permissions": ["edit"], "need": "new post"}""");
        post(operator, request, "execution", EXECUTION).expectProblem(409, "subject.stage");
        post(approver, request, "approval", SAID).expect(200);
        post(operator, request, "execution", EXECUTION).expect(200);
        post(operator, request, "verification", SAID).expectProblem(409, "subject.own-work");
        var verified = post(applicant, request, "verification", SAID).expect(200);
        var view = applicant
                .get("/api/v1/requests/" + request, RestTest.after(verified))
                .expect(200)
                .json();
        assertThat(view.at("/state/stage").asString()).isEqualTo("VERIFIED");
        assertThat(view.at("/state/topic").asString()).isEqualTo("PERMISSION_GRANT");
        assertThat(applicant
                        .get("/api/v1/requests?state.topic=PERMISSION_GRANT")
                        .items())
                .extracting(item -> item.get("id").asString())
                .contains(request);
    }

    @Test
    void anApplicationDoesNotGoLiveUntestedNorUnplanned() {
        var request = submit(JOINING);
        post(approver, request, "approval", SAID).expect(200);
        post(operator, request, "execution", EXECUTION).expectProblem(409, "request.untested");
        post(operator, request, "system-tests", """
                {"ranAt": "2026-11-23T00:00:00Z", "passed": true, "report": %s}""".formatted(SAID)).expectProblem(409, "request.report-missing");
        operator.put("/api/v1/requests/" + request + "/operations-plan", """
                {"statement": %s}""".formatted(SAID))
                .expectProblem(409, "request.plan-missing");
    }

    @Test
    void whatIsNotReviewedInTimeIsTold() {
        try (var events = applicant.events(product.bean(CommitLog.class).head() - 1)) {
            var request = submit(JOINING);
            var lapsed = events.await(
                    "request.lapsed/1", data -> data.get("request").asString().equals(request));
            assertThat(lapsed.at("/data/lapse/what").asString()).isEqualTo("decide");
        }
    }

    @Test
    void whatIsAskedForIsOfAKnownKindAndWhole() {
        applicant.post("/api/v1/requests", body("{\"kind\": \"wish\"}")).expect(400);
        applicant.post("/api/v1/requests", body("""
                {"kind": "application-leaving", "application": "booking", "reason": "replaced"}""")).expect(400);
    }

    private static final String EXECUTION = """
            {"statement": {"text": "done", "attachments": []}}""";

    private static String submit(String demand) {
        return applicant.post("/api/v1/requests", body(demand)).expect(201).subject();
    }

    private static String body(String demand) {
        return """
                {"title": "please", "unit": "230000", "demand": %s, "attachments": []}""".formatted(demand);
    }

    private static Client.Answer post(Client who, String request, String what, @Nullable String body) {
        return who.post("/api/v1/requests/" + request + "/" + what, body);
    }
}
