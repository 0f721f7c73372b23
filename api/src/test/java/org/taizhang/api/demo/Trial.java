package org.taizhang.api.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.opentest4j.TestAbortedException;
import org.taizhang.api.Events;
import org.taizhang.api.Product;
import org.taizhang.api.metric.MetricBus;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.ledger.CommitLog;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One peer: registered with the rules of its kind, harmed in one way after another, and repaired.
 *
 * @param quick whether the rules that are waited for need to hold for two seconds only
 */
record Trial(Room room, Product product, boolean quick) {
    private static final String SHORT = "PT2S";

    private Duration patience() {
        return Duration.ofMinutes(quick ? 1 : 3);
    }

    List<Row> run(Exhibit.Opening opening) {
        var rows = new ArrayList<Row>();
        try (var events =
                room.operator().events(product.bean(CommitLog.class).head() - 1).patient(patience())) {
            var exhibit = opening.open(room);
            var target = register(exhibit);
            exhibit.registered().as(target);
            for (var fault : exhibit.faults()) rows.add(suffer(target, fault, events));
        } catch (TestAbortedException missing) {
            rows.add(new Row(room.name(), "", "", null, null, List.of(), reason(missing), true));
        } catch (Exception | AssertionError e) {
            rows.add(new Row(room.name(), "", "", null, null, List.of(), e.toString(), false));
        }
        return rows;
    }

    private static String reason(TestAbortedException missing) {
        var text = String.valueOf(missing.getMessage()).strip();
        return text.startsWith("[") ? text.substring(1, text.indexOf(']')) : text;
    }

    private String register(Exhibit exhibit) {
        var operator = room.operator();
        var definition = Room.JSON.valueToTree(Map.of(
                "kind", exhibit.kind(),
                "name", room.name(),
                "unit", Demonstration.UNIT,
                "address", exhibit.address(),
                "owner", operator.name(),
                "interval", "PT2S",
                "timeout", "PT5S",
                "escalation", List.of("role:OPERATOR"),
                "defaults", true));
        ((ObjectNode) definition).set("check", Room.JSON.readTree(exhibit.check()));
        ((ObjectNode) definition).set("thresholds", quick ? shortened(exhibit) : Room.JSON.createArrayNode());
        return operator.post("/api/v1/targets", definition.toString())
                .expect(201)
                .subject();
    }

    /** The rules of the kind that are waited for, as they are but for how long they must hold. */
    private JsonNode shortened(Exhibit exhibit) {
        var own = Room.JSON.createArrayNode();
        var awaited = exhibit.faults().stream().map(Fault::rule).collect(Collectors.toCollection(TreeSet::new));
        room.operator()
                .get("/api/v1/rules/" + exhibit.kind() + "?unit=" + Demonstration.UNIT)
                .expect(200)
                .json()
                .forEach(rule -> {
                    if (awaited.contains(rule.get("rule").asString())
                            && rule.get("threshold") instanceof ObjectNode threshold
                            && threshold.hasNonNull("holds"))
                        own.add(threshold.deepCopy().put("holds", SHORT));
                });
        return own;
    }

    private Row suffer(String target, Fault fault, Events events) throws Exception {
        awaitSuccess(target);
        fault.injection().run();
        var injected = System.nanoTime();
        try {
            var raised = events.await("alert.raised/1", data -> is(data, target, fault.rule()));
            var alert = Duration.ofNanos(System.nanoTime() - injected);
            fault.repair().run();
            var repaired = System.nanoTime();
            var subject = raised.at("/data/alert");
            events.await("alert.cleared/1", data -> data.get("alert").equals(subject));
            var allClear = Duration.ofNanos(System.nanoTime() - repaired);
            return new Row(
                    room.name(),
                    fault.name(),
                    fault.rule(),
                    alert,
                    allClear,
                    beside(events, target, fault),
                    null,
                    false);
        } catch (AssertionError e) {
            var trouble = "only " + beside(events, target, fault) + " fired";
            return new Row(room.name(), fault.name(), fault.rule(), null, null, List.of(), trouble, false);
        }
    }

    private static boolean is(JsonNode data, String target, String rule) {
        return data.get("target").asString().equals(target)
                && data.at("/firing/rule").asString().equals(rule);
    }

    /** The other rules of the target that fired so far. */
    private static Set<String> beside(Events events, String target, Fault fault) {
        return events.seen().stream()
                .filter(event -> event.path("type").asString("").equals("alert.raised/1"))
                .map(event -> event.get("data"))
                .filter(data -> data.get("target").asString().equals(target))
                .map(data -> data.get("firing"))
                .filter(firing -> !firing.get("rule").asString().equals(fault.rule()))
                .map(firing -> (firing.get("rule").asString() + " "
                                + firing.at("/sample/instance").asString(""))
                        .strip())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void awaitSuccess(String target) throws Exception {
        var succeeded = new CompletableFuture<Observation>();
        var last = new CompletableFuture<String>();
        var end = product.bean(MetricBus.class).listen(seen -> {
            if (!seen.target().toString().equals(target)) return;
            if (seen.outcome() == Outcome.SUCCEEDED) succeeded.complete(seen);
            else last.obtrudeValue(String.valueOf(seen.detail()));
        });
        try {
            succeeded.get(patience().toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("is never well: " + last.getNow("it is not observed"), e);
        } finally {
            end.run();
        }
    }
}
