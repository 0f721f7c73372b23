package org.taizhang.probes.redfish;

import org.taizhang.probes.Failed;
import org.taizhang.probes.Readings;
import tools.jackson.databind.JsonNode;

/** A chassis: temperatures, fans and power supplies, by the resources of today and those before 2020.4. */
final class Chassis {
    private static final String OK = "hardware_sensor_ok";
    private static final String TEMPERATURE = "hardware_temperature_celsius";

    private final Parts parts;
    private final Readings readings;
    private final JsonNode chassis;
    private final String owner;

    /** @param owner comes before the names of the parts; empty where there is one chassis alone */
    Chassis(Parts parts, Readings readings, JsonNode chassis, String owner) {
        this.parts = parts;
        this.readings = readings;
        this.chassis = chassis;
        this.owner = owner;
    }

    void read() throws Failed, InterruptedException {
        Health.tell(chassis, OK, Health.name(chassis), readings);
        var cooling = parts.follow(chassis, "ThermalSubsystem");
        if (cooling.isPresent()) cooling(cooling.get());
        else parts.follow(chassis, "Thermal").ifPresent(this::thermal);
        var power = parts.follow(chassis, "PowerSubsystem");
        if (power.isPresent()) supplies(power.get());
        else parts.follow(chassis, "Power").ifPresent(this::power);
    }

    private void cooling(JsonNode cooling) throws Failed, InterruptedException {
        for (var fan : parts.members(cooling, "Fans")) {
            Health.tell(fan, OK, Health.name(owner, fan), readings);
            Health.put(
                    fan.path("SpeedPercent").path("SpeedRPM"), "hardware_fan_rpm", Health.name(owner, fan), readings);
        }
        parts.follow(cooling, "ThermalMetrics").ifPresent(metrics -> {
            for (var reading : metrics.path("TemperatureReadingsCelsius"))
                Health.put(reading.path("Reading"), TEMPERATURE, Health.name(owner, reading), readings);
        });
    }

    private void thermal(JsonNode thermal) {
        for (var sensor : thermal.path("Temperatures")) {
            if (Health.isAbsent(sensor)) continue;
            Health.put(sensor.path("ReadingCelsius"), TEMPERATURE, Health.name(owner, sensor), readings);
            Health.tell(sensor, OK, Health.name(owner, sensor), readings);
        }
        for (var fan : thermal.path("Fans")) {
            if (Health.isAbsent(fan)) continue;
            if (!fan.path("ReadingUnits").asString("RPM").equals("Percent"))
                Health.put(fan.path("Reading"), "hardware_fan_rpm", Health.name(owner, fan), readings);
            Health.tell(fan, OK, Health.name(owner, fan), readings);
        }
    }

    private void supplies(JsonNode power) throws Failed, InterruptedException {
        for (var supply : parts.members(power, "PowerSupplies"))
            Health.tell(supply, OK, Health.name(owner, supply), readings);
    }

    private void power(JsonNode power) {
        for (var supply : power.path("PowerSupplies")) Health.tell(supply, OK, Health.name(owner, supply), readings);
        for (var control : power.path("PowerControl"))
            Health.put(
                    control.path("PowerConsumedWatts"), "hardware_power_watts", Health.name(owner, control), readings);
    }
}
