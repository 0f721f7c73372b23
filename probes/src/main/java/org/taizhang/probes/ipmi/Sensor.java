package org.taizhang.probes.ipmi;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.metricshub.ipmi.core.coding.commands.sdr.record.CompactSensorRecord;
import org.metricshub.ipmi.core.coding.commands.sdr.record.FullSensorRecord;
import org.metricshub.ipmi.core.coding.commands.sdr.record.SensorRecord;

/**
 * A sensor by its record.
 *
 * @param reading the event or reading type
 * @param type the sensor type
 * @param analogue how raw readings become values, where it measures
 */
record Sensor(
        int number,
        String name,
        int reading,
        int type,
        @Nullable FullSensorRecord analogue) {
    private static final int RECORD_TYPE = 3;
    private static final int NUMBER = 7;
    private static final int SENSOR_TYPE = 12;
    private static final int READING_TYPE = 13;
    private static final int UNITS = 20;
    private static final int NO_ANALOGUE = 0xc0;
    private static final int FULL = 1;
    private static final int COMPACT = 2;

    /** A metric and its value. */
    record Value(String metric, double value) {}

    /** The sensor of a record of the repository; nothing of records of other things. */
    static Optional<Sensor> of(byte[] record) {
        var kind = record[RECORD_TYPE];
        if ((kind != FULL && kind != COMPACT) || record.length <= UNITS) return Optional.empty();
        var parsed = SensorRecord.populateSensorRecord(record);
        var full = parsed instanceof FullSensorRecord known ? known : null;
        var name = full != null ? full.getName() : parsed instanceof CompactSensorRecord known ? known.getName() : "";
        var number = record[NUMBER] & 0xff;
        var shown = name.replace("\0", "").strip();
        return Optional.of(new Sensor(
                number,
                shown.isEmpty() ? "#" + number : shown,
                record[READING_TYPE] & 0x7f,
                record[SENSOR_TYPE] & 0xff,
                (record[UNITS] & NO_ANALOGUE) == NO_ANALOGUE ? null : full));
    }

    /** What a raw reading means; nothing where the sensor does not measure, or in a unit of no use here. */
    Optional<Value> value(int raw) {
        var measures = analogue;
        if (measures == null) return Optional.empty();
        var value = measures.calcFormula(raw);
        return Optional.ofNullable(
                switch (measures.getSensorBaseUnit()) {
                    case DegreesC -> temperature(value);
                    case DegreesF -> temperature((value - 32) / 1.8);
                    case DegreesK -> temperature(value - 273.15);
                    case Rpm -> new Value("hardware_fan_rpm", value);
                    case Watts -> new Value("hardware_power_watts", value);
                    case Volts -> new Value("hardware_voltage_volts", value);
                    case Amps -> new Value("hardware_current_amperes", value);
                    default -> null;
                });
    }

    private static Value temperature(double celsius) {
        return new Value("hardware_temperature_celsius", celsius);
    }
}
