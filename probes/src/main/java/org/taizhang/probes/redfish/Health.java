package org.taizhang.probes.redfish;

import org.taizhang.probes.Readings;
import tools.jackson.databind.JsonNode;

/** What the parts of a machine are called and whether they are well. */
final class Health {
    private Health() {}

    static String name(JsonNode part) {
        for (var member : new String[] {"Name", "DeviceName", "FanName", "MemberId", "Id"}) {
            var name = part.path(member).asString("").strip();
            if (!name.isEmpty()) return name;
        }
        return "?";
    }

    /** The name of a part with that of what it is in, so that two of one name stay two. */
    static String name(String owner, JsonNode part) {
        return owner.isEmpty() ? name(part) : owner + " " + name(part);
    }

    static boolean isAbsent(JsonNode part) {
        return part.path("Status").path("State").asString("").equals("Absent");
    }

    /** Puts 1 where the part's health is OK and 0 where it is anything else; nothing where it is absent or does not say. */
    static void tell(JsonNode part, String metric, String instance, Readings readings) {
        var health = part.path("Status").path("Health").asString("");
        if (!health.isEmpty() && !isAbsent(part)) readings.put(metric, instance, health.equals("OK") ? 1 : 0);
    }

    /** Puts the number where there is one. */
    static void put(JsonNode number, String metric, String instance, Readings readings) {
        if (number.isNumber()) readings.put(metric, instance, number.asDouble());
    }
}
