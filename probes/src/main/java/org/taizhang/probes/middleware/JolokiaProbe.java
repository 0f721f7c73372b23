package org.taizhang.probes.middleware;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.target.Check;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Fetch;
import org.taizhang.probes.Json;
import org.taizhang.probes.Rates;
import org.taizhang.probes.Readings;
import org.taizhang.probes.Remembered;
import org.taizhang.probes.Watched;
import tools.jackson.databind.JsonNode;

/** Reads the management beans of a Java process over HTTP, by a Jolokia agent. */
public final class JolokiaProbe {
    private final Fetch fetch;
    private final Remembered<Rates> rates = new Remembered<>(Rates::new);

    public JolokiaProbe(Fetch fetch) {
        this.fetch = fetch;
    }

    public void read(Watched target, Check.Jolokia check, Readings readings) throws Failed, InterruptedException {
        Mbeans beans = (pattern, attributes) -> ask(target, check, pattern, attributes, readings);
        new JavaServer(beans, rates.of(target.id()), readings).read();
    }

    private Map<String, Map<String, Object>> ask(
            Watched target, Check.Jolokia check, String pattern, List<String> attributes, Readings readings)
            throws Failed, InterruptedException {
        var request = Map.of(
                "type", "read", "mbean", pattern, "attribute", attributes, "config", Map.of("ignoreErrors", true));
        var address = target.address().replaceFirst("/*$", "/");
        var answer = Json.of(fetch.post(address, Json.text(request), check.credential(), target.timeout(), readings));
        var status = answer.path("status").asInt(0);
        // No bean of that name, or none that fits the pattern.
        if (status == 404) return Map.of();
        var value = answer.path("value");
        if (status == 403) throw new Failed("Jolokia does not allow " + pattern + " to be read");
        if (status != 200 || !value.isObject()) throw new Failed("The answer is not Jolokia's to a read request");
        var beans = new LinkedHashMap<String, Map<String, Object>>();
        if (pattern.contains("*"))
            value.properties().forEach(bean -> beans.put(bean.getKey(), members(bean.getValue())));
        else beans.put(pattern, members(value));
        return beans;
    }

    private static Map<String, Object> members(JsonNode object) {
        var members = new LinkedHashMap<String, Object>();
        object.properties().forEach(member -> {
            var value = value(member.getValue());
            if (value != null) members.put(member.getKey(), value);
        });
        return members;
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.isNumber()) return node.numberValue();
        if (node.isBoolean()) return node.booleanValue();
        // Jolokia tells an attribute that could not be read as a text.
        if (node.isString()) return node.asString().startsWith("ERROR: ") ? null : node.asString();
        if (node.isObject()) return members(node);
        if (!node.isArray()) return null;
        var elements = new ArrayList<Object>();
        node.forEach(element -> elements.add(Objects.requireNonNullElse(value(element), "")));
        return elements;
    }
}
