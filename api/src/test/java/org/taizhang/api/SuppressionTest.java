package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.Role;
import org.taizhang.ledger.CommitLog;
import tools.jackson.databind.JsonNode;

/** An alert from its raising to its end, when its target is paused, retired, moved, or fails again. */
class SuppressionTest {
    private static Product product;
    private static Client operator;

    private WatchedSite site;
    private Events events;

    @BeforeAll
    static void start(@TempDir Path data) {
        product = Product.start(data);
        operator = product.person(Role.OPERATOR);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @BeforeEach
    void listen() throws Exception {
        site = new WatchedSite();
        events = operator.events(product.bean(CommitLog.class).head() - 1);
    }

    @AfterEach
    void end() {
        events.close();
        site.close();
    }

    private String register() {
        var body = FirstLightTest.portal(site.url(), "owner");
        return "/api/v1/targets/"
                + operator.post("/api/v1/targets", body).expect(201).subject();
    }

    /** Paused, and the watch knows it: what a run saw before that counts as before. */
    private void pause(String target, Instant until) {
        var paused = operator.post(
                        target + "/pause", "{\"reason\": \"maintenance\", \"until\": \"%s\"}".formatted(until))
                .expect(200);
        operator.get(target, RestTest.after(paused)).expect(200);
    }

    private static Instant in(Duration time) {
        return Instant.now().plus(time);
    }

    /** The next event of that type that is of the target or about it: other tests leave theirs behind. */
    private JsonNode await(String type, String target) {
        return events.await(type, data -> isAbout(target, data)).get("data");
    }

    private static boolean isAbout(String target, JsonNode data) {
        var id = target.substring(target.lastIndexOf('/') + 1);
        return data.path("target")
                .asString(data.at("/report/target").asString(""))
                .equals(id);
    }

    private JsonNode alert(JsonNode event) {
        return operator.get("/api/v1/alerts/" + event.get("alert").asString(), seen())
                .expect(200)
                .json();
    }

    private String[] seen() {
        return new String[] {
            "If-Position-At-Least", events.positions().getLast().toString()
        };
    }

    private List<String> types(String target) {
        return events.seen().stream()
                .filter(event -> isAbout(target, event.get("data")))
                .map(event -> event.get("type").asString())
                .toList();
    }

    @Test
    void whatFailsDuringMaintenanceIsToldOnlyWhenThatIsOver() {
        var target = register();
        pause(target, in(Duration.ofHours(1)));
        site.stop();
        var raised = await("alert.raised/1", target);
        assertThat(raised.at("/suppression/reason").asString()).isEqualTo("maintenance");
        assertThat(alert(raised).get("state").asString()).isEqualTo("SUPPRESSED");

        operator.delete(target + "/pause").expect(200);
        await("target.resumed/1", target);
        assertThat(types(target)).doesNotContain("alert.notified/1", "incident.reported/1");
        var released = await("alert.released/1", target);
        assertThat(await("alert.notified/1", target).get("recipients"))
                .extracting(JsonNode::asString)
                .containsExactly("owner");
        var incident = await("incident.reported/1", target);
        assertThat(incident.at("/report/alert")).isEqualTo(released.get("alert"));
        assertThat(alert(released).get("state").asString()).isEqualTo("OPEN");
        assertThat(alert(released).get("occurrence").asInt()).isEqualTo(1);
    }

    @Test
    void aPauseEndsByItself() {
        var target = register();
        pause(target, in(Duration.ofSeconds(3)));
        site.stop();
        var raised = await("alert.raised/1", target);
        assertThat(raised.has("suppression")).isTrue();
        var resumed = events.await("target.resumed/1", data -> isAbout(target, data));
        assertThat(resumed.at("/meta/actor.id").asString()).isEqualTo("system:Sweeper");
        await("alert.released/1", target);
        await("alert.notified/1", target);
    }

    @Test
    void anAlertThatStandsIsSilencedByAPauseAndClearsInSilence() throws Exception {
        var target = register();
        site.stop();
        await("alert.raised/1", target);
        await("alert.notified/1", target);
        pause(target, in(Duration.ofHours(1)));
        var suppressed = await("alert.suppressed/1", target);
        assertThat(alert(suppressed).get("state").asString()).isEqualTo("SUPPRESSED");
        site.startAgain();
        var cleared = await("alert.cleared/1", target);
        assertThat(alert(cleared).get("state").asString()).isEqualTo("CLEARED");
    }

    @Test
    void whatIsRetiredAlertsNobodyAnyMore() {
        var target = register();
        site.stop();
        await("alert.raised/1", target);
        operator.post(target + "/retirement", "{\"reason\": \"moved away\"}").expect(200);
        var cleared = await("alert.cleared/1", target);
        assertThat(cleared.at("/end/reason").asString()).isEqualTo("not watched any more");
        assertThat(alert(cleared).get("state").asString()).isEqualTo("CLEARED");
        operator.post(target + "/pause", "{\"reason\": \"late\", \"until\": \"%s\"}".formatted(in(Duration.ofHours(1))))
                .expectProblem(409, "target.retired");
    }

    @Test
    void aTargetRetiredAtTheVeryMomentItFailsLeavesNoAlertBehind() {
        site.stop();
        for (int i = 0; i < 5; i++) {
            var target = register();
            await("alert.raised/1", target);
            operator.post(target + "/retirement", "{\"reason\": \"at once\"}").expect(200);
            await("alert.cleared/1", target);
        }
    }

    @Test
    void aTargetThatMovesToAnotherUnitIsStillWatched() throws Exception {
        var target = register();
        site.stop();
        await("alert.raised/1", target);
        operator.put(target, FirstLightTest.portal(site.url(), "owner").replace("230000/230100", "230000/230200"))
                .expect(200);
        site.startAgain();
        await("alert.cleared/1", target);
        site.stop();
        var again = await("alert.raised/1", target);
        assertThat(again.get("occurrence").asInt()).isEqualTo(2);
        assertThat(alert(again).get("unit").asString()).isEqualTo("230000/230200");
        events.await(
                "incident.reported/1",
                data -> isAbout(target, data)
                        && data.at("/report/unit").asString().equals("230000/230200"));
    }

    @Test
    void aRepeatIsLinkedToTheLastOfTheSameCause() throws Exception {
        var target = register();
        site.stop();
        var first = await("incident.reported/1", target).get("incident").asString();
        site.startAgain();
        await("alert.cleared/1", target);
        site.stop();
        var second = await("incident.reported/1", target).get("incident").asString();
        assertThat(second).isNotEqualTo(first);
        var linked = events.await(
                "incident.linked/1", data -> data.get("incident").asString().equals(second));
        assertThat(linked.at("/data/earlier").asString()).isEqualTo(first);
        assertThat(operator.get("/api/v1/incidents/" + second, seen()).json().get("earlier"))
                .extracting(JsonNode::asString)
                .containsExactly(first);
    }

    @Test
    void aCauseFoundByAPersonLinksToo() {
        var first = resolved("cable bitten");
        var second = resolved("cable bitten");
        resolved("cable eaten");
        var linked = events.await(
                "incident.linked/1", data -> data.get("incident").asString().equals(second));
        assertThat(linked.at("/data/earlier").asString()).isEqualTo(first);
    }

    private String resolved(String cause) {
        var incident = operator.post("/api/v1/incidents", RestTest.incident("by hand"))
                .expect(201)
                .subject();
        var path = "/api/v1/incidents/" + incident;
        operator.put(path + "/assignment", "{\"assignee\": \"%s\"}".formatted(operator.name()))
                .expect(200);
        operator.post(path + "/acceptance", null).expect(200);
        operator.post(path + "/resolution", """
                {"cause": "mice", "remedy": "a cat", "causeKey": "%s"}""".formatted(cause)).expect(200);
        return incident;
    }
}
