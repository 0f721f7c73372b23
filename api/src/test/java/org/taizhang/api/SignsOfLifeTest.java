package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.taizhang.api.Sender.alert;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.Role;
import org.taizhang.ledger.CommitLog;
import org.taizhang.probes.Scheduler;

/** What is missed when it does not come: the repetition of an alert, the heartbeat of a target; also over a restart. */
class SignsOfLifeTest {
    private final TestClock clock = new TestClock();

    private String in(Duration time) {
        return clock.instant().plus(time).toString();
    }

    @Test
    void anAlertThatIsNotReportedAgainClearsWhenItsTimeIsOver(@TempDir Path data) {
        Sender sender;
        long head;
        try (var product = Product.start(data, clock)) {
            sender = Sender.register(product);
            var began = in(Duration.ofMinutes(-1));
            sender.push(
                            alert("Lapses", "", began, in(Duration.ofMinutes(4))),
                            alert("Stays", "", began, in(Duration.ofHours(2))))
                    .expect(200);
            head = product.bean(CommitLog.class).head();
            sender.push(alert("Lapses", "", began, in(Duration.ofMinutes(10)))).expect(200);
            assertThat(product.bean(CommitLog.class).head()).isEqualTo(head);
        }
        clock.forward(Duration.ofMinutes(9));
        try (var product = Product.start(data, clock);
                var events = sender.operator().at(product).events(head - 1)) {
            assertThat(product.bean(CommitLog.class).head()).isEqualTo(head);
            clock.forward(Duration.ofMinutes(2));
            var cleared = events.await("alert.cleared/1");
            assertThat(cleared.at("/data/end/reason").asString()).isEqualTo("not reported any more");
            assertThat(cleared.at("/meta/actor.id").asString()).isEqualTo("system:Expiries");
            assertThat(Instant.parse(cleared.at("/data/end/at").asString())).isBefore(clock.instant());
            assertThat(new Client(product.url(), sender.client().token(), "source")
                            .get("/api/v2/alerts", "If-Position-At-Least", Long.toString(head))
                            .expect(200)
                            .json())
                    .extracting(each -> each.at("/labels/alertname").asString())
                    .contains("Stays");
        }
    }

    @Test
    void aTargetThatGivesNoSignOfLifeRaisesTheAlertOfItsRule(@TempDir Path data) {
        Sender sender;
        String target;
        try (var product = Product.start(data, clock)) {
            target = product.person(Role.OPERATOR)
                    .post("/api/v1/targets", """
                            {"kind": "data-interface", "name": "Nightly import", "unit": "230000", "address": "importer",
                             "owner": "owner", "check": {"protocol": "heartbeat", "every": "PT1H", "grace": "PT10M"},
                             "interval": "PT1S", "thresholds": [{"rule": "silent", "metric": "probe_success",
                             "comparison": "BELOW", "value": 1, "severity": 3, "text": "{target} is silent"}], "escalation": []}""")
                    .expect(201)
                    .subject();
            sender = Sender.register(
                    product,
                    Sender.definition("importer").replace("\"owner\":", "\"target\": \"" + target + "\", \"owner\":"));
            var url = "/api/v1/heartbeats/" + sender.client().token();
            product.anyone().post(url, null).expect(204);
            product.anyone().get(url).expect(204);
            product.anyone().get(url + "x").expectProblem(401, "unauthenticated");
        }
        clock.forward(Duration.ofMinutes(71));
        try (var product = Product.start(data, clock);
                var events = product.person(Role.WATCH).events(0)) {
            var raised = events.await("alert.raised/1");
            assertThat(raised.at("/data/target").asString()).isEqualTo(target);
            assertThat(raised.at("/data/firing/text").asString()).isEqualTo("Nightly import is silent");
            var status = product.person(Role.WATCH)
                    .get("/api/v1/targets/" + target + "/status")
                    .expect(200)
                    .json();
            assertThat(status.get("detail").asString()).startsWith("No heartbeat for 42");
            product.anyone()
                    .post("/api/v1/heartbeats/" + sender.client().token(), null)
                    .expect(204);
            product.bean(Scheduler.class).runNow(UUID.fromString(target));
            assertThat(events.await("alert.cleared/1").at("/data/alert")).isEqualTo(raised.at("/data/alert"));
        }
    }

    @Test
    void whateverASourceSendsIsASignOfLifeOfItsTarget(@TempDir Path data) {
        try (var product = Product.start(data, clock)) {
            var sender = Sender.register(product);
            var own = "/api/v1/targets/" + sender.target();
            var operator = sender.operator();
            var revised = operator.put(own, """
                    {"kind": "base-service", "name": "prometheus", "unit": "230000", "address": "prometheus",
                     "owner": "owner", "check": {"protocol": "heartbeat", "every": "PT5M"}, "interval": "PT1S",
                     "thresholds": [{"rule": "silent", "metric": "heartbeat_age_seconds", "comparison": "ABOVE",
                     "value": 300, "severity": 3, "text": "{target} is silent"}], "escalation": []}""").expect(200);
            operator.get(own, RestTest.after(revised)).expect(200);
            try (var events = operator.events(product.bean(CommitLog.class).head() - 1)) {
                sender.push().expect(200);
                clock.forward(Duration.ofMinutes(6));
                events.await("alert.raised/1");
                sender.push().expect(200);
                events.await("alert.cleared/1");
            }
        }
    }
}
