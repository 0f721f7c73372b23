package org.taizhang.probes.redfish;

import org.taizhang.probes.Failed;
import org.taizhang.probes.Readings;
import tools.jackson.databind.JsonNode;

/** A computer system: power, memory modules, storage with its controllers, drives and volumes. */
final class Computer {
    private static final String OK = "hardware_sensor_ok";
    private static final String STORED = "storage_component_ok";

    private final Parts parts;
    private final Readings readings;
    private final JsonNode system;
    private final String owner;

    /** @param owner comes before the names of the parts; empty where there is one system alone */
    Computer(Parts parts, Readings readings, JsonNode system, String owner) {
        this.parts = parts;
        this.readings = readings;
        this.system = system;
        this.owner = owner;
    }

    void read() throws Failed, InterruptedException {
        var state = system.path("PowerState").asString("");
        if (!state.isEmpty()) readings.put("hardware_power_on", owner, state.equals("On") ? 1 : 0);
        Health.tell(system, OK, Health.name(system), readings);
        var firmware = system.path("BiosVersion").asString("");
        if (!firmware.isEmpty())
            readings.fact(owner.isEmpty() ? "hardware_bios" : "hardware_bios{" + owner + '}', firmware);
        for (var module : parts.members(system, "Memory"))
            Health.tell(module, OK, Health.name(owner, module), readings);
        for (var storage : parts.members(system, "Storage")) storage(storage);
    }

    private void storage(JsonNode storage) throws Failed, InterruptedException {
        for (var controller : storage.path("StorageControllers"))
            Health.tell(controller, STORED, Health.name(owner, controller), readings);
        for (var controller : parts.members(storage, "Controllers"))
            Health.tell(controller, STORED, Health.name(owner, controller), readings);
        for (var drive : parts.each(storage.path("Drives"))) {
            var name = Health.name(owner, drive);
            Health.tell(drive, OK, name, readings);
            Health.tell(drive, STORED, name, readings);
            var left = drive.path("PredictedMediaLifeLeftPercent");
            if (left.isNumber()) readings.put("storage_media_life_left_ratio", name, left.asDouble() / 100);
        }
        for (var volume : parts.members(storage, "Volumes")) {
            var name = Health.name(owner, volume);
            Health.tell(volume, STORED, name, readings);
            Health.put(volume.path("CapacityBytes"), "storage_total_bytes", name, readings);
        }
    }
}
