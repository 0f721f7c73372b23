package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.Role;
import tools.jackson.databind.JsonNode;

/** What nobody takes on is told to the next, by the clock and also after the product was away. */
class EscalationTest {
    private static final String[] TIMES = {
        "taizhang.incidents.targets[0].response=1s",
        "taizhang.incidents.targets[0].resolution=3s",
        "taizhang.incidents.targets[0].round-the-clock=true",
        "taizhang.incidents.targets[1].response=1h",
        "taizhang.incidents.targets[1].resolution=2h",
        "taizhang.incidents.targets[1].round-the-clock=true",
        "taizhang.incidents.targets[2].response=1h",
        "taizhang.incidents.targets[2].resolution=2h",
        "taizhang.incidents.targets[2].round-the-clock=true",
        "taizhang.incidents.targets[3].response=1h",
        "taizhang.incidents.targets[3].resolution=2h",
        "taizhang.incidents.targets[3].round-the-clock=true"
    };

    private static String portal(WatchedSite site, String within) {
        return FirstLightTest.portal(site.url(), "owner")
                .replace("PT10M", within)
                .replace("\"escalation\": []", "\"escalation\": [\"second\", \"role:OPERATOR\"]");
    }

    private static List<String> told(Events events) {
        return events.await("alert.notified/1")
                .at("/data/recipients")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void anAlertGoesAlongItsRouteUntilSomebodyTakesItOn(@TempDir Path data) throws Exception {
        try (var product = Product.start(data);
                var site = new WatchedSite()) {
            var operator = product.person(Role.OPERATOR);
            try (var events = operator.events("")) {
                site.stop();
                operator.post("/api/v1/targets", portal(site, "PT1S")).expect(201);
                var alert = events.await("alert.raised/1").at("/data/alert").asString();
                assertThat(told(events)).containsExactly("owner");
                assertThat(events.await("alert.escalated/1").at("/data/step").asInt())
                        .isEqualTo(1);
                assertThat(told(events)).containsExactly("second");
                var last = events.await("alert.escalated/1").get("data");
                assertThat(last.get("step").asInt()).isEqualTo(2);
                assertThat(last.has("acknowledgeBy")).isFalse();
                assertThat(told(events)).containsExactly("role:OPERATOR");

                var path = "/api/v1/alerts/" + alert;
                var taken = operator.post(path + "/acknowledgement", "{\"note\": \"mine\"}")
                        .expect(200);
                operator.post(path + "/acknowledgement", "{\"note\": \"too\"}")
                        .expectProblem(409, "alert.acknowledged");
                var view = operator.get(path, RestTest.after(taken)).json();
                assertThat(view.get("state").asString()).isEqualTo("ACKNOWLEDGED");
                assertThat(view.get("told"))
                        .extracting(JsonNode::asString)
                        .containsExactly("owner", "second", "role:OPERATOR");
                assertThat(view.at("/acknowledged/by").asString())
                        .isEqualTo(operator.name().toUpperCase(Locale.ROOT));
            }
        }
    }

    @Test
    void anAcknowledgedAlertIsNotEscalated(@TempDir Path data) throws Exception {
        try (var product = Product.start(data);
                var site = new WatchedSite()) {
            var watch = product.person(Role.OPERATOR);
            try (var events = watch.events("")) {
                site.stop();
                watch.post("/api/v1/targets", portal(site, "PT2S")).expect(201);
                var alert = events.await("alert.raised/1").at("/data/alert").asString();
                watch.post("/api/v1/alerts/" + alert + "/acknowledgement", "{\"note\": \"mine\"}")
                        .expect(200);
                // Another alert of the same age escalates: by then this one would have, too.
                watch.post("/api/v1/targets", portal(site, "PT2S")).expect(201);
                var other = events.await("alert.raised/1").at("/data/alert").asString();
                events.await(
                        "alert.escalated/1",
                        data1 -> data1.get("alert").asString().equals(other));
                assertThat(events.seen().stream()
                                .filter(event -> event.get("type").asString().equals("alert.escalated/1")))
                        .allMatch(event -> event.at("/data/alert").asString().equals(other));
            }
        }
    }

    @Test
    void aRestartInBetweenDelaysAnEscalationAndLosesNone(@TempDir Path data) throws Exception {
        try (var site = new WatchedSite()) {
            site.stop();
            Client operator;
            long raised;
            try (var product = Product.start(data)) {
                operator = product.person(Role.OPERATOR);
                try (var events = operator.events("")) {
                    operator.post("/api/v1/targets", portal(site, "PT2S")).expect(201);
                    events.await("alert.raised/1");
                    told(events);
                    raised = events.positions().getLast();
                }
            }
            try (var product = Product.start(data);
                    var events = operator.at(product).events(raised)) {
                assertThat(events.await("alert.escalated/1").at("/data/step").asInt())
                        .isEqualTo(1);
                assertThat(told(events)).containsExactly("second");
                assertThat(events.await("alert.escalated/1").at("/data/step").asInt())
                        .isEqualTo(2);
                assertThat(told(events)).containsExactly("role:OPERATOR");
                assertThat(events.seen())
                        .noneMatch(event -> event.get("type").asString().equals("alert.raised/1"));
            }
        }
    }

    @Test
    void anIncidentNobodyAcceptsOrResolvesInTimeIsEscalated(@TempDir Path data) {
        try (var product = Product.start(data, TIMES)) {
            var operator = product.person(Role.OPERATOR);
            try (var events = operator.events("")) {
                var body = RestTest.incident("urgent").replace("}", ", \"impact\": {\"degree\": 1, \"scope\": 1}}");
                var incident =
                        operator.post("/api/v1/incidents", body).expect(201).subject();
                assertThat(exceeded(events, incident)).isEqualTo("RESPONSE");
                assertThat(exceeded(events, incident)).isEqualTo("RESOLUTION");
                var seen = new String[] {
                    "If-Position-At-Least", events.positions().getLast().toString()
                };
                assertThat(operator.get("/api/v1/incidents/" + incident, seen)
                                .json()
                                .get("exceeded"))
                        .extracting(JsonNode::asString)
                        .containsExactly("RESPONSE", "RESOLUTION");
            }
        }
    }

    private static String exceeded(Events events, String incident) {
        return events.await(
                        "incident.escalated/1",
                        data -> data.get("incident").asString().equals(incident))
                .at("/data/clock")
                .asString();
    }
}
