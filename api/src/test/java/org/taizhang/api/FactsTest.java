package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.api.metric.MetricBus;
import org.taizhang.domain.Role;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.observation.Sample;
import org.taizhang.ledger.CommitLog;

/** What is seen that is no number becomes history, and a rule may alert on its change. */
class FactsTest {
    @Test
    void whatChangesIsRecordedAlertedAndShown(@TempDir Path data) throws Exception {
        try (var product = Product.start(data);
                var site = new WatchedSite()) {
            var operator = product.person(Role.OPERATOR);
            var bus = product.bean(MetricBus.class);
            var events = operator.events(product.bean(CommitLog.class).head() - 1);
            var runs = new LinkedBlockingQueue<UUID>();
            var unlisten = bus.listen(seen -> runs.add(seen.target()));
            var target = operator.post("/api/v1/targets", body(site.url()))
                    .expect(201)
                    .subject();
            assertThat(runs.poll(30, TimeUnit.SECONDS)).hasToString(target);
            unlisten.run();

            bus.accept(seen(target, "2026-11-24T08:00:00Z", "1.0"));
            var found = events.await("target.fact-found/1").get("data");
            assertThat(found.get("name").asString()).isEqualTo("middleware_version");
            assertThat(found.get("text").asString()).isEqualTo("1.0");
            bus.accept(seen(target, "2026-11-24T08:01:00Z", "1.0"));
            bus.accept(seen(target, "2026-11-24T08:02:00Z", "1.1"));
            var changed = events.await("target.fact-changed/1").get("data");
            assertThat(changed.get("was").asString()).isEqualTo("1.0");
            assertThat(changed.get("text").asString()).isEqualTo("1.1");
            var raised = events.await("alert.raised/1").get("data");
            assertThat(raised.at("/firing/text").asString()).isEqualTo("middleware_version of Portal is otherwise");
            bus.accept(seen(target, "2026-11-24T08:03:00Z", "1.1"));
            events.await("alert.cleared/1");
            events.close();

            var head = Long.toString(product.bean(CommitLog.class).head() - 1);
            var shown = operator.get("/api/v1/targets/" + target, "If-Position-At-Least", head)
                    .expect(200)
                    .json();
            assertThat(shown.at("/facts/0/text").asString()).isEqualTo("1.1");
            assertThat(shown.at("/facts/0/was").asString()).isEqualTo("1.0");
            assertThat(shown.at("/facts/0/since").asString()).isEqualTo("2026-11-24T08:02:00.000Z");
            assertThat(shown.get("facts").size()).isEqualTo(1);
            assertThat(events.seen())
                    .filteredOn(event -> event.get("type").asString().startsWith("target.fact-"))
                    .hasSize(2);
        }
    }

    private static String body(String address) {
        return """
                {"kind": "middleware", "name": "Portal", "unit": "230000/230100", "address": "%s", "owner": "owner",
                 "check": {"protocol": "http"}, "interval": "PT1H",
                 "thresholds": [{"rule": "changed", "metric": "fact_changed", "comparison": "AT_LEAST", "value": 1,
                                 "severity": 3, "text": "{instance} of {target} is otherwise"}],
                 "escalation": []}""".formatted(address);
    }

    private static Observation seen(String target, String at, String version) {
        return new Observation(
                UUID.fromString(target),
                Instant.parse(at),
                Duration.ofMillis(5),
                Outcome.SUCCEEDED,
                null,
                List.of(Sample.of("probe_success", 1)),
                Map.of("middleware_version", version));
    }
}
