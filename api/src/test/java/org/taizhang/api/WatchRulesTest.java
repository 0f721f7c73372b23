package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.api.metric.MetricBus;
import org.taizhang.domain.Role;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.observation.Sample;
import org.taizhang.ledger.CommitLog;
import tools.jackson.databind.JsonNode;

/** Which rules hold, and what keeps an alert silent: dependency, inhibition, flapping, and what is not observed. */
class WatchRulesTest {
    private static Product product;
    private static Client operator;

    private WatchedSite site;
    private WatchedSite router;
    private Events events;

    @BeforeAll
    static void start(@TempDir Path data) {
        product = Product.start(data, "taizhang.alerts.flapping.changes=3", "taizhang.alerts.flapping.quiet=3s");
        operator = product.person(Role.OPERATOR);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @BeforeEach
    void listen() throws Exception {
        site = new WatchedSite();
        router = new WatchedSite();
        events = operator.events(product.bean(CommitLog.class).head() - 1);
    }

    @AfterEach
    void end() {
        events.close();
        site.close();
        router.close();
    }

    @Test
    void whatLiesBehindARouterIsToldOnlyOnceThatIsBackAndItStillFails() throws Exception {
        var upper = register(router, "核心路由器", "\"thresholds\": [%s]".formatted(DOWN));
        router.stop();
        await("alert.raised/1", upper);
        var portal = register(site, "Portal", "\"thresholds\": [%s], \"dependsOn\": [\"%s\"]".formatted(DOWN, upper));
        site.stop();
        var raised = await("alert.raised/1", portal);
        assertThat(raised.at("/suppression/cause").asString()).isEqualTo("DEPENDENCY");
        assertThat(raised.at("/suppression/by").asString()).isEqualTo(upper);
        assertThat(raised.at("/suppression/reason").asString())
                .contains("位于“核心路由器”之后", "behind 核心路由器, which is down since 20");
        var found = operator.get("/api/v1/alerts?suppression.cause=DEPENDENCY&target=" + portal, seen())
                .expect(200)
                .json();
        assertThat(found.at("/items/0/state").asString()).isEqualTo("SUPPRESSED");
        assertThat(types(portal)).doesNotContain("alert.notified/1", "incident.reported/1");

        router.startAgain();
        await("alert.cleared/1", upper);
        var released = await("alert.released/1", portal);
        assertThat(released.get("occurrence").asInt()).isEqualTo(1);
        await("alert.notified/1", portal);
        site.startAgain();
        await("alert.cleared/1", portal);
    }

    @Test
    void whatWasToldBeforeItsRouterWasFoundToBeDownIsSilentFromThenOn() throws Exception {
        var upper = register(router, "Router", "\"thresholds\": [%s]".formatted(DOWN));
        var between = register(
                router, "Switch", "\"thresholds\": [], \"defaults\": false, \"dependsOn\": [\"%s\"]".formatted(upper));
        var portal = register(site, "Portal", "\"thresholds\": [%s], \"dependsOn\": [\"%s\"]".formatted(DOWN, between));
        site.stop();
        await("alert.notified/1", portal);
        router.stop();
        var suppressed = await("alert.suppressed/1", portal);
        assertThat(suppressed.at("/suppression/by").asString())
                .as("two levels above")
                .isEqualTo(upper);
        site.startAgain();
        await("alert.cleared/1", portal);
    }

    @Test
    void aTargetCannotLieBehindItself() {
        var upper = register(router, "Router", "\"thresholds\": []");
        var lower = register(site, "Portal", "\"thresholds\": [], \"dependsOn\": [\"%s\"]".formatted(upper));
        operator.get("/api/v1/targets/" + lower, seen()).expect(200);
        operator.put(
                        "/api/v1/targets/" + upper,
                        body(router, "Router", "\"thresholds\": [], \"dependsOn\": [\"%s\"]".formatted(lower)))
                .expectProblem(409, "target.behind-itself");
        operator.post(
                        "/api/v1/targets",
                        body(
                                router,
                                "Other",
                                "\"thresholds\": [], \"dependsOn\": [\"%s\"]".formatted(UUID.randomUUID())))
                .expectProblem(409, "target.no-upstream");
    }

    @Test
    void whatIsDownKeepsTheOtherRulesOfItsTargetSilent() throws Exception {
        var lesser = DOWN.replace("\"down\"", "\"lesser\"").replace("\"severity\": 1", "\"severity\": 3");
        var portal = register(site, "Portal", "\"thresholds\": [%s, %s]".formatted(lesser, DOWN));
        site.stop();
        var down = await("alert.raised/1", portal);
        assertThat(down.at("/firing/rule").asString()).isEqualTo("down");
        var inhibited = await("alert.raised/1", portal);
        assertThat(inhibited.at("/firing/rule").asString()).isEqualTo("lesser");
        assertThat(inhibited.at("/suppression/cause").asString()).isEqualTo("INHIBITION");
        assertThat(inhibited.at("/suppression/by")).isEqualTo(down.get("alert"));
        site.startAgain();
        await("alert.cleared/1", portal);
        await("alert.cleared/1", portal);
        assertThat(types(portal)).doesNotContain("alert.released/1");
    }

    @Test
    void whatChangesTooOftenIsToldOnceUntilItIsQuiet() throws Exception {
        var portal = register(site, "Portal", "\"thresholds\": [%s]".formatted(DOWN));
        for (var time = 0; time < 2; time++) {
            site.stop();
            await("alert.raised/1", portal);
            await("alert.notified/1", portal);
            site.startAgain();
            await("alert.cleared/1", portal);
            await("alert.notified/1", portal);
        }
        site.stop();
        var raised = await("alert.raised/1", portal);
        assertThat(raised.at("/suppression/cause").asString()).isEqualTo("FLAPPING");
        assertThat(await("alert.flapping-began/1", portal).get("changes").asInt())
                .isEqualTo(5);
        assertThat(await("alert.notified/1", portal).get("occasion").asString()).isEqualTo("FLAPPING_BEGAN");
        var shown = operator.get("/api/v1/alerts/" + raised.get("alert").asString(), seen())
                .expect(200)
                .json();
        assertThat(shown.at("/flapping/changes").asInt()).isEqualTo(5);
        site.startAgain();
        await("alert.cleared/1", portal);
        await("alert.flapping-ended/1", portal);
        assertThat(await("alert.notified/1", portal).get("occasion").asString()).isEqualTo("FLAPPING_ENDED");
        assertThat(types(portal).stream().filter("alert.raised/1"::equals)).hasSize(3);
    }

    @Test
    void whatIsNotObservedForTooLongIsAnAlertOfItsOwn() {
        var absence = """
                "absences": [{"rule": "no-version", "metric": "app_rows", "intervals": 2, "severity": 3,
                              "text": "{target} {instance}", "textEn": "no {instance} of {target}"}]""";
        var portal = register(site, "Portal", "\"thresholds\": [], " + absence);
        var raised = await("alert.raised/1", portal);
        assertThat(raised.at("/firing/ruleKind").asString()).isEqualTo("ABSENCE");
        assertThat(raised.at("/firing/textEn").asString()).isEqualTo("no app_rows of Portal");
        assertThat(raised.at("/firing/limit").asDouble())
                .as("a run of a second's interval may take five")
                .isEqualTo(8);
        assertThat(raised.at("/firing/sample/value").asDouble()).isGreaterThan(8);
        var rules =
                operator.get("/api/v1/targets/" + portal + "/rules").expect(200).json();
        assertThat(rules).hasSize(1);
        assertThat(rules.at("/0/standing/level").asString()).isEqualTo("BREACHED");
        assertThat(rules.at("/0/origin").asString()).isEqualTo("TARGET");

        see(portal, Sample.of("app_rows", 1));
        var cleared = await("alert.cleared/1", portal);
        assertThat(cleared.at("/end/sample/metric").asString()).isEqualTo("absence_seconds");
    }

    @Test
    void aTargetWithoutACheckIsJudgedByWhatIsReceivedOfIt() throws Exception {
        var body = body(site, "Receiver", "\"thresholds\": [%s]".formatted(DOWN))
                .replace("\"check\": {\"protocol\": \"http\"},", "");
        var receiver = registerWithoutCheck(body);
        see(receiver, Sample.of("probe_success", 0));
        await("alert.raised/1", receiver);
    }

    @Test
    void theRulesOfAKindHoldUnlessItsUnitOrTheTargetSaysOtherwise() throws Exception {
        var portal = register(site, "Portal", "\"thresholds\": [], \"without\": [\"page-unusual\"]", "disclosure");
        var rules = rules(portal);
        assertThat(rules.keySet()).contains("down", "silent", "page-slow").doesNotContain("page-unusual");
        assertThat(rules.get("down").get("origin").asString()).isEqualTo("DEFAULT");
        assertThat(rules.get("down").get("reason").asString()).contains("一分钟", " / two failures");
        assertThat(operator.get("/api/v1/targets/" + portal)
                        .json()
                        .at("/definition/defaults")
                        .asBoolean())
                .isTrue();

        say("230000", "{\"thresholds\": [%s], \"absences\": [], \"without\": [\"page-slow\"]}".formatted(DOWN));
        assertThat(rules(portal).get("down").get("origin").asString()).isEqualTo("UNIT");
        assertThat(rules(portal).get("down").get("from").asString()).isEqualTo("230000");
        assertThat(rules(portal)).doesNotContainKey("page-slow");
        site.stop();
        await("alert.raised/1", portal);

        say("230000/230100", "{\"thresholds\": [], \"absences\": [], \"without\": [\"down\"]}");
        var cleared = await("alert.cleared/1", portal);
        assertThat(cleared.at("/end/reason").asString()).isEqualTo("not watched any more");
        assertThat(rules(portal)).doesNotContainKey("down");
        operator.delete("/api/v1/rules/disclosure?unit=230000/230100").expect(200);
        await("alert.raised/1", portal);

        var listed = operator.get("/api/v1/rules?kind=disclosure", seen())
                .expect(200)
                .json();
        assertThat(listed.get("items")).hasSize(1);
        var unit = operator.get("/api/v1/rules/disclosure?unit=230000/230200")
                .expect(200)
                .json();
        assertThat(unit.valueStream().map(rule -> rule.get("rule").asString()))
                .contains("down", "page-unusual")
                .doesNotContain("page-slow");
        product.personOf("230000/230200", Role.OPERATOR)
                .get("/api/v1/rules/disclosure?unit=230000/230100")
                .expectProblem(404, "unknown");
    }

    @Test
    void rulesThatCannotBeAreRefused() {
        operator.put(
                        "/api/v1/rules/website?unit=230000",
                        "{\"thresholds\": [%s, %s], \"absences\": [], \"without\": []}".formatted(DOWN, DOWN))
                .expectProblem(409, "target.rule-twice");
        operator.put("/api/v1/rules/No%20Kind?unit=230000", "{\"thresholds\": [], \"absences\": [], \"without\": []}")
                .expect(400);
        operator.put(
                        "/api/v1/rules/website?unit=230000",
                        "{\"thresholds\": [{\"rule\": \"a\"}], \"absences\": [], \"without\": []}")
                .expect(400);
        operator.delete("/api/v1/rules/website?unit=230000/230100").expectProblem(404, "unknown");
    }

    private static final String DOWN = """
            {"rule": "down", "metric": "probe_success", "comparison": "BELOW", "value": 1, "severity": 1,
             "text": "{target} is down"}""";

    private static void say(String unit, String rules) {
        operator.put("/api/v1/rules/disclosure?unit=" + unit, rules).expect(200);
    }

    private static String register(WatchedSite site, String name, String rules) {
        return register(site, name, rules, "website");
    }

    private static String register(WatchedSite site, String name, String rules, String kind) {
        return operator.post("/api/v1/targets", body(site, name, rules).replace("\"website\"", "\"" + kind + "\""))
                .expect(201)
                .subject();
    }

    private static String body(WatchedSite site, String name, String rules) {
        return """
                {"kind": "website", "name": "%s", "unit": "230000/230100", "address": "%s", "owner": "owner",
                 "check": {"protocol": "http"}, "interval": "PT1S", "timeout": "PT5S", "escalation": [], %s}""".formatted(name, site.url(), rules);
    }

    private Map<String, JsonNode> rules(String target) {
        var found = new HashMap<String, JsonNode>();
        operator.get("/api/v1/targets/" + target + "/rules", head())
                .expect(200)
                .json()
                .forEach(rule -> found.put(rule.get("rule").asString(), rule));
        return found;
    }

    private JsonNode await(String type, String target) {
        return events.await(type, data -> isAbout(target, data)).get("data");
    }

    private static boolean isAbout(String target, JsonNode data) {
        return data.path("target")
                .asString(data.at("/report/target").asString(""))
                .equals(target);
    }

    private List<String> types(String target) {
        return events.seen().stream()
                .filter(event -> isAbout(target, event.get("data")))
                .map(event -> event.get("type").asString())
                .toList();
    }

    private String[] seen() {
        return head();
    }

    private static String[] head() {
        return new String[] {
            "If-Position-At-Least", Long.toString(product.bean(CommitLog.class).head() - 1)
        };
    }

    /** Registered, and told to everybody who follows the targets; the watch is the first of them. */
    private static String registerWithoutCheck(String body) throws InterruptedException {
        var told = new LinkedBlockingQueue<String>();
        var unlisten = product.models().stream()
                .filter(model -> model.projection().name().equals("target"))
                .findFirst()
                .orElseThrow()
                .view()
                .everything()
                .listen(changes ->
                        changes.forEach(change -> told.add(change.document().id())));
        var target = operator.post("/api/v1/targets", body).expect(201).subject();
        var next = told.poll(30, TimeUnit.SECONDS);
        while (next != null && !next.equals(target)) next = told.poll(30, TimeUnit.SECONDS);
        assertThat(next).isEqualTo(target);
        unlisten.run();
        return target;
    }

    private static void see(String target, Sample... samples) {
        product.bean(MetricBus.class).accept(seen(target, Instant.now(), samples));
    }

    private static Observation seen(String target, Instant at, Sample... samples) {
        return new Observation(
                UUID.fromString(target), at, Duration.ZERO, Outcome.SUCCEEDED, null, List.of(samples), Map.of());
    }
}
