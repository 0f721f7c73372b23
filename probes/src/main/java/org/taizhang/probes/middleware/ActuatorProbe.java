package org.taizhang.probes.middleware;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.taizhang.domain.target.Check;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Fetch;
import org.taizhang.probes.Json;
import org.taizhang.probes.Readings;
import org.taizhang.probes.Watched;
import tools.jackson.databind.JsonNode;

/**
 * Reads the actuator of a Spring Boot application: its health by component, and what it measures of heap, threads and
 * requests as far as it shows metrics.
 */
public final class ActuatorProbe {
    private static final Map<String, String> PLAIN = Map.of(
            "jvm.memory.used?tag=area:heap", "middleware_heap_used_bytes",
            "jvm.threads.live", "middleware_threads",
            "process.uptime", "middleware_uptime_seconds",
            "tomcat.threads.busy", "middleware_threads_busy",
            "tomcat.threads.config.max", "middleware_threads_limit",
            "tomcat.connections.current", "middleware_connections",
            "http.server.requests", "middleware_requests_total",
            "http.server.requests?tag=outcome:SERVER_ERROR", "middleware_faults_total");
    private static final String HEAP = "jvm.memory.used?tag=area:heap";
    private static final String HEAP_LIMIT = "jvm.memory.max?tag=area:heap";

    private final Fetch fetch;

    public ActuatorProbe(Fetch fetch) {
        this.fetch = fetch;
    }

    public void read(Watched target, Check.Actuator check, Readings readings) throws Failed, InterruptedException {
        var base = target.address().replaceFirst("/+$", "");
        var health = fetch.find(base + "/health", check.credential(), target.timeout(), readings);
        // A Spring Boot application that is not well answers 503, and says why in the body.
        if (health.status() != 200 && health.status() != 503)
            throw new Failed("The actuator's health answered " + health.status());
        var state = Json.of(health.body());
        if (!state.path("status").isString()) throw new Failed("The answer is not an actuator's health");
        component("", state, readings);
        var measures = measures(target, check, base, readings);
        for (var metric : PLAIN.entrySet())
            if (measures.contains(metric.getKey().replaceFirst("\\?.*", "")))
                readings.put(metric.getValue(), measure(target, check, base + "/metrics/" + metric.getKey(), readings));
        if (measures.contains("jvm.memory.max")) {
            var most = measure(target, check, base + "/metrics/" + HEAP_LIMIT, readings);
            readings.put(
                    "middleware_heap_used_ratio", measure(target, check, base + "/metrics/" + HEAP, readings) / most);
        }
        var status = state.path("status").asString();
        if (!status.equals("UP")) throw new Failed("The application says that it is " + status);
    }

    private static void component(String name, JsonNode state, Readings readings) {
        var status = state.path("status").asString("");
        // What is not known is neither up nor down.
        if (!status.equals("UNKNOWN")) readings.put("middleware_component_up", name, status.equals("UP") ? 1 : 0);
        for (var part : state.path("components").properties())
            component(name.isEmpty() ? part.getKey() : name + '/' + part.getKey(), part.getValue(), readings);
    }

    /** The names of what it measures; none where it shows no metrics. */
    private Set<String> measures(Watched target, Check.Actuator check, String base, Readings readings)
            throws Failed, InterruptedException {
        var answer = fetch.find(base + "/metrics", check.credential(), target.timeout(), readings);
        if (answer.status() != 200) return Set.of();
        var names = new HashSet<String>();
        Json.of(answer.body()).path("names").forEach(name -> names.add(name.asString("")));
        return names;
    }

    private double measure(Watched target, Check.Actuator check, String address, Readings readings)
            throws Failed, InterruptedException {
        var answer = fetch.find(address, check.credential(), target.timeout(), readings);
        // Such as server errors where there were none yet.
        if (answer.status() == 404) return address.contains("SERVER_ERROR") ? 0 : Double.NaN;
        if (answer.status() != 200) throw new Failed("The actuator's metrics answered " + answer.status());
        for (var statistic : List.of("VALUE", "COUNT"))
            for (var measured : Json.of(answer.body()).path("measurements"))
                if (measured.path("statistic").asString("").equals(statistic))
                    return measured.path("value").asDouble(Double.NaN);
        return Double.NaN;
    }
}
