package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.taizhang.api.Sender.alert;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taizhang.domain.Role;
import org.taizhang.ledger.CommitLog;
import tools.jackson.databind.JsonNode;

/** Other systems report alerts, each let in by a token of its own. */
class SourceTest {
    @TempDir
    static Path data;

    private static Product product;
    private static Client operator;

    private Sender sender;
    private Events events;

    @BeforeAll
    static void start() {
        product = Product.start(data);
        operator = product.person(Role.OPERATOR, Role.WATCH);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @BeforeEach
    void register() {
        sender = Sender.register(product);
        events = operator.events(product.bean(CommitLog.class).head() - 1);
    }

    @AfterEach
    void end() {
        events.close();
    }

    private static String ago(int seconds) {
        return Instant.now()
                .minusSeconds(seconds)
                .truncatedTo(ChronoUnit.MILLIS)
                .toString();
    }

    private static String ahead(int seconds) {
        return ago(-seconds);
    }

    private static long head() {
        return product.bean(CommitLog.class).head();
    }

    private JsonNode shown(JsonNode event) {
        return operator.get(
                        "/api/v1/alerts/" + event.at("/data/alert").asString(),
                        "If-Position-At-Least",
                        Long.toString(head() - 1))
                .expect(200)
                .json();
    }

    @Test
    void anAlertOfAnotherSystemGoesTheWayOfOurOwn() {
        sender.push(alert("DiskFull", ", \"mountpoint\": \"/\"", ago(60), ahead(240)))
                .expect(200);
        var raised = events.await("alert.raised/1");
        assertThat(raised.at("/meta/actor.id").asString()).isEqualTo("source:" + sender.id());
        assertThat(raised.at("/data/target").asString()).isEqualTo(sender.target());
        assertThat(raised.at("/data/firing/rule").asString()).matches("diskfull-[0-9a-f]{16}");
        assertThat(raised.at("/data/firing/text").asString()).isEqualTo("DiskFull is wrong");
        assertThat(raised.at("/data/firing/severity").asInt()).isEqualTo(3);
        assertThat(raised.at("/data/firing/origin/labels/mountpoint").asString())
                .isEqualTo("/");
        assertThat(raised.at("/data/firing").has("sample")).isFalse();
        assertThat(events.await("alert.notified/1").at("/data/recipients/0").asString())
                .isEqualTo("owner");

        operator.post(
                        "/api/v1/alerts/" + raised.at("/data/alert").asString() + "/acknowledgement",
                        "{\"note\": \"seen\"}")
                .expect(200);
        sender.push(alert("DiskFull", ", \"mountpoint\": \"/\"", ago(60), ago(0)))
                .expect(200);
        events.await("alert.cleared/1");
        assertThat(events.await("alert.notified/1").at("/data/occasion").asString())
                .isEqualTo("CLEARED");
        assertThat(shown(raised).get("state").asString()).isEqualTo("CLEARED");
    }

    @Test
    void aSevereOneBecomesAnIncident() {
        sender.push(alert("Severe", "", ago(1), ahead(240)).replace("warning", "critical"))
                .expect(200);
        assertThat(events.await("incident.reported/1").at("/data/report/title").asString())
                .isEqualTo("Severe is wrong");
    }

    @Test
    void theSameSaidAgainRecordsNothing() {
        var alert = alert("Again", "", ago(60), ahead(240));
        sender.push(alert).expect(200);
        var head = head();
        sender.push(alert).expect(200);
        sender.push(alert("Again", "", ago(60), ahead(300))).expect(200);
        sender.push(alert, alert).expect(200);
        assertThat(head()).isEqualTo(head);
        sender.push(alert("Again", "", ago(60), ago(0))).expect(200);
        var cleared = head();
        assertThat(cleared).isGreaterThan(head);
        sender.push(alert("Again", "", ago(60), ago(0))).expect(200);
        sender.push(alert("NeverRaised", "", ago(60), ago(0))).expect(200);
        assertThat(head()).isEqualTo(cleared);
        sender.push(alert("Again", "", ago(0), ahead(240))).expect(200);
        var first = events.await("alert.raised/1");
        var second = events.await("alert.raised/1");
        assertThat(second.at("/data/alert")).isEqualTo(first.at("/data/alert"));
        assertThat(second.at("/data/occurrence").asInt()).isEqualTo(2);
    }

    @Test
    void whatTheLabelsNameIsTheTarget() {
        var target = operator.post("/api/v1/targets", named("db-7", "https://db-7.example:8443/"))
                .expect(201);
        operator.get("/api/v1/targets/" + target.subject(), RestTest.after(target))
                .expect(200);
        for (var label : List.of("db-7", "DB-7.example:9100", "https://db-7.example:8443/")) {
            sender.push(alert("Named", ", \"instance\": \"" + label + "\"", ago(60), ahead(240)))
                    .expect(200);
            var raised = events.await("alert.raised/1").get("data");
            assertThat(raised.get("target").asString()).isEqualTo(target.subject());
            assertThat(raised.at("/firing/targetName").asString()).isEqualTo("db-7");
            assertThat(raised.at("/firing/kind").asString()).isEqualTo("database");
            assertThat(raised.at("/firing/route/0").asString()).isEqualTo("dba");
        }
    }

    @Test
    void itIsSuppressedWhileItsTargetIsPausedAndReleasedAfterwards() {
        var target =
                operator.post("/api/v1/targets", named("paused-1", "paused-1")).expect(201);
        var path = "/api/v1/targets/" + target.subject();
        var paused = operator.post(path + "/pause", """
                {"reason": "upgrade", "until": "%s"}""".formatted(ahead(3600))).expect(200);
        operator.get(path, RestTest.after(paused)).expect(200);
        var alert = alert("Quiet", ", \"host\": \"paused-1\"", ago(60), ahead(1200));
        sender.push(alert).expect(200);
        var raised = events.await("alert.raised/1");
        assertThat(raised.at("/data/suppression/reason").asString()).isEqualTo("upgrade");
        operator.get("/api/v1/alerts", "If-Position-At-Least", Long.toString(head() - 1));
        assertThat(sender.client()
                        .get("/api/v2/alerts")
                        .json()
                        .at("/0/status/state")
                        .asString())
                .isEqualTo("suppressed");
        var resumed = operator.delete(path + "/pause").expect(200);
        operator.get(path, RestTest.after(resumed)).expect(200);
        sender.push(alert).expect(200);
        assertThat(events.await("alert.released/1").at("/data/alert")).isEqualTo(raised.at("/data/alert"));
    }

    @Test
    void itEndsAlsoWhereItsLabelsNameAnotherTargetByThen() {
        var firing = alert("Moved", ", \"host\": \"late-1\"", ago(60), ahead(240));
        sender.push(firing).expect(200);
        var raised = events.await("alert.raised/1");
        assertThat(raised.at("/data/target").asString()).isEqualTo(sender.target());
        var target = operator.post("/api/v1/targets", named("late-1", "late-1")).expect(201);
        operator.get("/api/v1/targets/" + target.subject(), RestTest.after(target))
                .expect(200);
        sender.push(alert("Moved", ", \"host\": \"late-1\"", ago(60), ago(0))).expect(200);
        assertThat(events.await("alert.cleared/1").at("/data/alert")).isEqualTo(raised.at("/data/alert"));
    }

    @Test
    void theBadAreNamedAndTheGoodAreKept() {
        var refused = sender.push(
                        alert("Good", "", ago(60), ahead(240)),
                        "{\"labels\": {\"instance\": \"nameless\"}}",
                        alert("Backwards", "", ago(0), ago(60)),
                        alert("Timeless", "", "yesterday", ahead(240)),
                        "{}",
                        alert("Good too", "", ago(60), ahead(240)))
                .expectProblem(400, "invalid");
        assertThat(refused.get("errors"))
                .extracting(error -> error.get("field").asString())
                .containsExactly("[1]", "[2]", "[3]", "[4]");
        assertThat(List.of(events.await("alert.raised/1"), events.await("alert.raised/1")))
                .extracting(raised -> raised.at("/data/firing/text").asString())
                .containsExactlyInAnyOrder("Good is wrong", "Good too is wrong");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[1]",
                "{\"labels\": {}}",
                "[{\"labels\": \"x\"}]",
                "[{\"labels\": {\"alertname\": {}}}]",
                "null",
                ""
            })
    void garbageIsRefusedAsAProblem(String body) {
        var head = head();
        var answer = sender.client().post("/api/v2/alerts", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(head()).isEqualTo(head);
    }

    @Test
    void whatIsTooLargeIsRefused() {
        sender.client().post("/api/v2/alerts", "[" + " ".repeat(1 << 20) + "]").expect(413);
        var many = IntStream.range(0, 10_001).mapToObj(i -> "{}").toList();
        sender.client().post("/api/v2/alerts", many.toString()).expectProblem(413, "too-many-alerts");
        assertThat(sender.push(alert("Large", ", \"text\": \"" + "x".repeat(20_000) + "\"", ago(1), ahead(240)))
                        .expectProblem(400, "invalid")
                        .at("/errors/0/message")
                        .asString())
                .contains("bytes");
    }

    @Test
    void manyAtOnceFromManyAreEachRecordedOnce() throws Exception {
        var alerts = IntStream.range(0, 200)
                .mapToObj(i -> alert("Many" + i, "", ago(60), ahead(240)))
                .toArray(String[]::new);
        var before = head();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var pushes = IntStream.range(0, 4)
                    .mapToObj(i -> threads.submit(() -> sender.push(alerts)))
                    .toList();
            for (var push : pushes) push.get().expect(200);
        }
        assertThat(head()).isEqualTo(before + 400);
        assertThat(sender.operator()
                        .get(
                                "/api/v1/alerts?limit=500&firing.origin.source=" + sender.id(),
                                "If-Position-At-Least",
                                Long.toString(head() - 1))
                        .items())
                .hasSize(200)
                .allSatisfy(alert -> assertThat(alert.get("occurrence").asInt()).isEqualTo(1));
    }

    @Test
    void aTokenLetsInWhereSourcesReportAndNowhereElse() {
        var source = sender.client();
        source.get("/api/v2/status").expect(200);
        source.get("/api/v1/alerts").expectProblem(401, "unauthenticated");
        source.get("/api/v1/sources").expectProblem(401, "unauthenticated");
        source.post("/api/v1/targets", named("x", "x")).expectProblem(401, "unauthenticated");
        source.get("/actuator/metrics").expectProblem(401, "unauthenticated");
        var stranger = new Client(product.url(), "nobody", "");
        stranger.post("/api/v2/alerts", "[]").expectProblem(401, "unauthenticated");
        stranger.get("/api/v1/heartbeats/nobody").expectProblem(401, "unauthenticated");
        product.anyone().post("/api/v2/alerts", "[]").expectProblem(401, "unauthenticated");
        product.anyone().get("/-/ready").expect(200);
        product.anyone().get("/-/healthy").expect(200);
        operator.post("/api/v2/alerts", "[]").expectProblem(403, "forbidden");
        operator.post("/api/v1/integrations/alertmanager", "{\"alerts\": []}").expectProblem(403, "forbidden");
    }

    @Test
    void aTokenIsVoidOnceAnotherIsIssuedAndWithItsSource() {
        var old = sender.client();
        var renewed = new Client(product.url(), Sender.token(sender.operator(), sender.id()), "source");
        old.post("/api/v2/alerts", "[]").expectProblem(401, "unauthenticated");
        renewed.post("/api/v2/alerts", "[]").expect(200);
        var source = "/api/v1/sources/" + sender.id();
        product.person(Role.WATCH).put(source + "/token", null).expectProblem(403, "forbidden");
        sender.operator().post(source + "/revocation", "{\"reason\": \"over\"}").expect(200);
        renewed.post("/api/v2/alerts", "[]").expectProblem(401, "unauthenticated");
        sender.operator().put(source + "/token", null).expectProblem(409, "source.revoked");
        sender.operator().put(source, Sender.definition("again")).expectProblem(409, "source.revoked");
        assertThat(sender.operator().get(source).json().get("stage").asString()).isEqualTo("REVOKED");
    }

    @Test
    void aTokenOfAnUnknownSourceIsIssuedToNobody() {
        operator.put("/api/v1/sources/5b3f0c52-6c0e-4f57-9f1b-2f6a4c1d7e90/token", null)
                .expectProblem(404, "unknown");
    }

    @Test
    void aSourceReachesNoTargetOfAnotherUnit() {
        var target =
                operator.post("/api/v1/targets", named("other-1", "other-1")).expect(201);
        operator.get("/api/v1/targets/" + target.subject(), RestTest.after(target))
                .expect(200);
        var local = Sender.register(product, Sender.definition("local").replace("230000", "230000/230100"));
        local.push(alert("Elsewhere", ", \"host\": \"other-1\"", ago(60), ahead(240)))
                .expect(200);
        var raised = events.await("alert.raised/1");
        assertThat(raised.at("/data/target").asString()).isEqualTo(local.target());
        assertThat(raised.at("/meta/unit").asString()).isEqualTo("230000/230100");
        operator.get("/api/v1/alerts", "If-Position-At-Least", Long.toString(head() - 1));
        assertThat(local.client().get("/api/v2/alerts").json()).hasSize(1);
        assertThat(sender.client().get("/api/v2/alerts").json()).isEmpty();
    }

    @Test
    void standingAlertsAreFoundByMatchers() {
        sender.push(
                        alert("One", ", \"host\": \"a\"", ago(60), ahead(240)),
                        alert("Two", ", \"host\": \"b\"", ago(60), ahead(240)))
                .expect(200);
        operator.get("/api/v1/alerts", "If-Position-At-Least", Long.toString(head() - 1));
        assertThat(names("filter=alertname%3D%22One%22")).containsExactly("One");
        assertThat(names("filter=host!%3Da")).containsExactly("Two");
        assertThat(names("filter=alertname%3D~%22O.*%22&filter=host%3Db")).isEmpty();
        assertThat(names("active=false")).isEmpty();
        sender.client().get("/api/v2/alerts?filter=%5B").expectProblem(400, "bad-filter-value");
        sender.client().get("/api/v2/alerts?filter=a%3D~(").expectProblem(400, "bad-filter-value");
    }

    private List<String> names(String query) {
        return sender.client()
                .get("/api/v2/alerts?" + query)
                .expect(200)
                .json()
                .valueStream()
                .map(each -> each.at("/labels/alertname").asString())
                .toList();
    }

    private static String named(String name, String address) {
        return """
                {"kind": "database", "name": "%s", "unit": "230000", "address": "%s", "owner": "dba", "interval": "PT1M",
                 "thresholds": [], "escalation": []}""".formatted(name, address);
    }
}
