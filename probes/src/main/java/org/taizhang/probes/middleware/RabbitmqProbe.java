package org.taizhang.probes.middleware;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.taizhang.domain.target.Check;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Fetch;
import org.taizhang.probes.Fingerprint;
import org.taizhang.probes.Json;
import org.taizhang.probes.Readings;
import org.taizhang.probes.Watched;
import tools.jackson.databind.JsonNode;

/**
 * Reads RabbitMQ by its management interface, which wants a user with the tag {@code monitoring}: nodes and their alarms,
 * queues by {@code virtual host/queue}, consumers, connections, and what could not be routed.
 *
 * <p>The fingerprint covers durable queues, exchanges and bindings; what comes and goes with a connection is left out.
 */
public final class RabbitmqProbe {
    private static final int MOST_QUEUES = 500;
    private static final List<String> CONFIGURATION =
            List.of("type", "durable", "auto_delete", "internal", "arguments", "policy", "routing_key");

    private final Fetch fetch;

    public RabbitmqProbe(Fetch fetch) {
        this.fetch = fetch;
    }

    public void read(Watched target, Check.Rabbitmq check, Readings readings) throws Failed, InterruptedException {
        overview(get(target, check, "/overview", readings), readings);
        for (var node : get(target, check, "/nodes", readings)) node(node, readings);
        var queues = get(target, check, "/queues", readings);
        var count = 0;
        for (var queue : queues) if (count++ < MOST_QUEUES) queue(queue, readings);
        var configuration = new Fingerprint();
        var kept = durable(queues, "queue", configuration);
        kept.addAll(durable(get(target, check, "/exchanges", readings), "exchange", configuration));
        for (var binding : get(target, check, "/bindings", readings)) bind(binding, kept, configuration);
        readings.fact(Fingerprint.FACT, configuration.digest());
        if (count > MOST_QUEUES)
            throw new Failed("RabbitMQ has more than " + MOST_QUEUES + " queues, of which so many are read");
    }

    private JsonNode get(Watched target, Check.Rabbitmq check, String path, Readings readings)
            throws Failed, InterruptedException {
        var base = target.address().replaceFirst("/+$", "");
        var answer = Json.of(fetch.get(base + "/api" + path, check.credential(), target.timeout(), readings));
        if (path.equals("/overview") ? !answer.has("rabbitmq_version") : !answer.isArray())
            throw new Failed("The answer is not RabbitMQ's " + path);
        return answer;
    }

    private static void overview(JsonNode overview, Readings readings) {
        readings.fact(
                "middleware_version",
                "RabbitMQ " + overview.get("rabbitmq_version").asString(""));
        readings.put(
                "middleware_connections",
                overview.at("/object_totals/connections").asDouble(0));
        readings.put(
                "middleware_queue_messages",
                overview.at("/queue_totals/messages").asDouble(0));
        readings.put(
                "middleware_queue_consumers",
                overview.at("/object_totals/consumers").asDouble(0));
        readings.put(
                "middleware_requests_total",
                overview.at("/message_stats/publish").asDouble(0));
        readings.put(
                "middleware_faults_total",
                overview.at("/message_stats/return_unroutable").asDouble(0)
                        + overview.at("/message_stats/drop_unroutable").asDouble(0));
    }

    private static void node(JsonNode node, Readings readings) {
        var name = node.path("name").asString("");
        readings.put("rabbitmq_node_up", name, flag(node.path("running")));
        if (!node.path("running").asBoolean(false)) return;
        readings.put("rabbitmq_alarm", name + " memory", flag(node.path("mem_alarm")));
        readings.put("rabbitmq_alarm", name + " disk", flag(node.path("disk_free_alarm")));
        readings.put("rabbitmq_partitions", name, node.path("partitions").size());
        var memory = node.path("mem_used").asDouble(Double.NaN);
        readings.put("middleware_heap_used_bytes", name, memory);
        readings.put(
                "middleware_heap_used_ratio",
                name,
                memory / node.path("mem_limit").asDouble(Double.NaN));
        readings.put(
                "rabbitmq_file_descriptors_used_ratio",
                name,
                node.path("fd_used").asDouble(Double.NaN)
                        / node.path("fd_total").asDouble(Double.NaN));
        readings.put("rabbitmq_disk_free_bytes", name, node.path("disk_free").asDouble(Double.NaN));
    }

    private static void queue(JsonNode queue, Readings readings) {
        var name = name(queue);
        readings.put("middleware_queue_messages", name, queue.path("messages").asDouble(Double.NaN));
        readings.put("middleware_queue_consumers", name, queue.path("consumers").asDouble(Double.NaN));
        if (queue.has("state"))
            readings.put(
                    "rabbitmq_queue_running",
                    name,
                    queue.get("state").asString("").matches("running|idle") ? 1 : 0);
    }

    private static Set<String> durable(JsonNode all, String what, Fingerprint configuration) {
        var kept = new HashSet<String>();
        for (var one : all) {
            var passing = !one.path("durable").asBoolean(false)
                    || one.path("auto_delete").asBoolean(false)
                    || one.path("exclusive").asBoolean(false);
            if (passing) continue;
            kept.add(what + ' ' + name(one));
            add(one, what + ' ' + name(one), configuration);
        }
        return kept;
    }

    private static void bind(JsonNode binding, Set<String> kept, Fingerprint configuration) {
        var host = binding.path("vhost").asString("") + '/';
        var source = "exchange " + host + binding.path("source").asString("");
        var end = binding.path("destination_type").asString("")
                + ' '
                + host
                + binding.path("destination").asString("");
        if (kept.contains(source) && kept.contains(end)) add(binding, source + " to " + end, configuration);
    }

    private static void add(JsonNode one, String name, Fingerprint configuration) {
        configuration.add(name, "exists", true);
        for (var attribute : CONFIGURATION)
            if (one.has(attribute)) configuration.add(name, attribute, one.get(attribute));
    }

    private static String name(JsonNode one) {
        return one.path("vhost").asString("") + '/' + one.path("name").asString("");
    }

    private static int flag(JsonNode value) {
        return value.asBoolean(false) ? 1 : 0;
    }
}
