package org.taizhang.probes.contract;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.target.Check;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Fetch;
import org.taizhang.probes.Json;
import org.taizhang.probes.Readings;
import org.taizhang.probes.Watched;
import tools.jackson.databind.JsonNode;

/** Reads what an interface gives as JSON over HTTP, and holds it to its contract. */
public final class DataInterfaceProbe {
    private final Fetch fetch;
    private final InstantSource clock;
    private final ZoneId zone;

    /** @param zone in which times without an offset are */
    public DataInterfaceProbe(Fetch fetch, InstantSource clock, ZoneId zone) {
        this.fetch = fetch;
        this.clock = clock;
        this.zone = zone;
    }

    public void read(Watched target, Check.DataInterface check, Readings readings) throws Failed, InterruptedException {
        var answer = Json.of(fetch.get(target.address(), check.credential(), target.timeout(), readings));
        readings.step("holding the answer to its contract");
        var contract = new Contract(check.contract(), new Moments(zone), clock);
        for (var record : records(answer, check.records())) contract.take(name -> value(record.at(pointer(name))));
        contract.finish(readings);
    }

    private static Iterable<JsonNode> records(JsonNode answer, @Nullable String pointer) throws Failed {
        var found = pointer == null ? answer : answer.at(pointer);
        if (found.isArray()) return found;
        if (pointer != null) throw new Failed("The answer has no list at " + pointer);
        return List.of(answer);
    }

    /** A field of a record may be named alone. */
    private static String pointer(String name) {
        return name.startsWith("/") ? name : "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) return null;
        if (node.isString()) return node.asString();
        if (node.isNumber()) return node.numberValue();
        if (node.isBoolean()) return node.booleanValue();
        return node.isArray() ? new ArrayList<>() : Map.of();
    }
}
