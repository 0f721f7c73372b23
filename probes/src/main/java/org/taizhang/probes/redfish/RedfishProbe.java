package org.taizhang.probes.redfish;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.taizhang.domain.target.Check;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Management;
import org.taizhang.probes.Readings;
import org.taizhang.probes.Watched;
import tools.jackson.databind.JsonNode;

/**
 * Reads hardware and storage by Redfish, with every part optional: what a controller does not have is not told.
 *
 * <p>A part is well where its health is {@code OK}; a warning counts as not well.
 */
public final class RedfishProbe {
    private static final String ROOT = "/redfish/v1/";

    private final Management management;

    public RedfishProbe(Management management) {
        this.management = management;
    }

    public void read(Watched target, Check.Redfish check, Readings readings) throws Failed, InterruptedException {
        try (var visit = management.visit(
                target.address(),
                check.credential(),
                check.login() != Check.Redfish.Login.BASIC,
                check.fingerprint(),
                target.timeout(),
                readings)) {
            var parts = new Parts(visit);
            var root = parts.at(ROOT).orElseThrow(() -> new Failed("There is no Redfish at " + target.address()));
            if (!root.isObject() || root.path("RedfishVersion").isMissingNode())
                throw new Failed("There is no Redfish at " + target.address());
            readings.fact("redfish_version", root.path("RedfishVersion").asString(""));
            read(root, parts, readings);
        }
    }

    private static void read(JsonNode root, Parts parts, Readings readings) throws Failed, InterruptedException {
        var systems = parts.members(root, "Systems");
        for (var system : systems)
            new Computer(parts, readings, system, systems.size() == 1 ? "" : Health.name(system)).read();
        var chassis = parts.members(root, "Chassis");
        for (var each : chassis)
            new Chassis(parts, readings, each, chassis.size() == 1 ? "" : Health.name(each)).read();
        for (var manager : parts.members(root, "Managers")) logs(manager, parts, readings);
        for (var system : systems) logs(system, parts, readings);
    }

    private static void logs(JsonNode owner, Parts parts, Readings readings) throws Failed, InterruptedException {
        for (var log : parts.members(owner, "LogServices")) {
            var entries = parts.follow(log, "Entries");
            if (entries.isEmpty()) continue;
            var name = Health.name(owner) + " " + Health.name(log);
            var count = entries.get().path("Members@odata.count");
            var listed = entries.get().path("Members");
            readings.put("hardware_event_log_entries", name, count.isNumber() ? count.asDouble() : listed.size());
            newest(listed).ifPresent(entry -> readings.fact("hardware_newest_event{" + name + '}', entry));
        }
    }

    private static Optional<String> newest(JsonNode entries) {
        return StreamSupport.stream(entries.spliterator(), false)
                .filter(entry -> !entry.path("Created").isMissingNode())
                .max(Comparator.comparing(entry -> entry.path("Created").asString("")))
                .map(entry -> entry.path("Created").asString("")
                        + ' '
                        + entry.path("Severity").asString("")
                        + ' '
                        + entry.path("Message").asString(""));
    }
}
