package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.Role;
import tools.jackson.databind.JsonNode;

/** The whole path on real input: a site fails, people deal with it, it comes back, and every record of it agrees. */
class FirstLightTest {
    @TempDir
    Path data;

    @Test
    void aSiteThatFailsBecomesAnAlertAnIncidentAndARecordOfBoth() throws Exception {
        try (var product = Product.start(data);
                var site = new WatchedSite()) {
            var operator = product.person(Role.OPERATOR);
            var watch = product.person(Role.WATCH);
            var approver = product.person(Role.APPROVER);
            try (var events = operator.events(-1)) {
                var target = operator.post("/api/v1/targets", portal(site.url(), watch.name()))
                        .expect(201)
                        .subject();
                events.await("target.registered/1");

                site.stop();
                var raised = events.await("alert.raised/1").get("data");
                var alert = raised.get("alert").asString();
                assertThat(raised.get("firing").get("sample").get("value").asDouble())
                        .isZero();
                assertThat(told(events.await("alert.notified/1"))).containsExactly(watch.name());
                var incident = events.await("incident.graded/1")
                        .get("data")
                        .get("incident")
                        .asString();

                watch.post("/api/v1/alerts/" + alert + "/acknowledgement", "{\"note\": \"looking\"}")
                        .expect(200);
                var path = "/api/v1/incidents/" + incident;
                watch.put(path + "/assignment", "{\"assignee\": \"%s\"}".formatted(operator.name()))
                        .expect(200);
                operator.post(path + "/acceptance", null).expect(200);
                var beforeItWasResolved = Instant.now();
                operator.post(path + "/resolution", """
                        {"cause": "stopped", "remedy": "started", "causeKey": "stopped"}""").expect(200);
                operator.post(path + "/closure", "{\"text\": \"mine\"}").expectProblem(409, "incident.own-resolution");
                var closed = approver.post(path + "/closure", "{\"text\": \"verified\"}")
                        .expect(200)
                        .position();

                var seen = new String[] {"If-Position-At-Least", Long.toString(closed)};
                var now = operator.get(path, seen).expect(200).json();
                assertThat(now.get("stage").asString()).isEqualTo("CLOSED");
                assertThat(now.get("closedBy").asString()).isEqualTo(approver.name());
                var then = operator.get(path + "?asOf=" + beforeItWasResolved)
                        .expect(200)
                        .json();
                assertThat(then.get("stage").asString()).isEqualTo("ACCEPTED");
                assertThat(then.get("timeline"))
                        .containsExactlyElementsOf(now.get("timeline")
                                .valueStream()
                                .limit(then.get("timeline").size())
                                .toList());

                site.startAgain();
                var cleared = events.await("alert.cleared/1").get("data");
                assertThat(cleared.get("alert").asString()).isEqualTo(alert);
                assertThat(told(events.await("alert.notified/1"))).containsExactly(watch.name());
                var last = events.await("incident.alert-cleared/1");
                assertThat(last.get("data").get("incident").asString()).isEqualTo(incident);

                var trail =
                        operator
                                .get("/api/v1/audit?subject=" + incident + "&sort=position&limit=100", seen)
                                .items()
                                .stream()
                                .filter(entry -> !entry.get("event").asString().equals("incident.handed-to-problem"))
                                .toList();
                assertThat(trail)
                        .extracting(entry -> entry.get("event").asString())
                        .startsWith(
                                "incident.reported",
                                "incident.graded",
                                "incident.assigned",
                                "incident.accepted",
                                "incident.resolved",
                                "incident.closed");
                assertThat(trail.get(3).get("actor").asString()).isEqualTo(operator.name());
                assertThat(trail.get(3).get("requestId").asString()).isNotEmpty();
                assertThat(operator.get("/api/v1/targets/" + target)
                                .json()
                                .get("stage")
                                .asString())
                        .isEqualTo("WATCHED");
            }
        }
    }

    private static Iterable<String> told(JsonNode event) {
        return event.get("data")
                .get("recipients")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    static String portal(String address, String owner) {
        return """
                {"kind": "website", "name": "Portal", "unit": "230000/230100", "address": "%s", "owner": "%s",
                 "check": {"protocol": "http", "keyword": "政务公开"}, "interval": "PT1S", "timeout": "PT5S",
                 "thresholds": [{"rule": "down", "metric": "probe_success", "comparison": "BELOW", "value": 1,
                                 "severity": 1, "text": "{target} is down", "acknowledgeWithin": "PT10M"}],
                 "escalation": []}""".formatted(address, owner);
    }
}
