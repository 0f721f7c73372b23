package org.taizhang.probes.ipmi;

import java.util.Map;
import java.util.Optional;

/**
 * Which states of a sensor say that something is wrong: bits by the tables 42-2 and 42-3 of the IPMI specification 2.0.
 *
 * <p>States that tell no fault (present, running) are not listed, and of a sensor whose states are not known here nothing is
 * said. Of thresholds, the critical and the non-recoverable ones count.
 */
final class States {
    private static final int THRESHOLD = 0x01;
    private static final int SPECIFIC = 0x6f;
    private static final int CRITICAL = bits(1, 2, 4, 5);

    /** Faults of generic kinds, by the event or reading type. */
    private static final Map<Integer, Integer> GENERIC = Map.of(
            0x04, bits(1),
            0x05, bits(1),
            0x06, bits(1),
            0x07, bits(2, 3, 5, 6),
            0x0b, bits(1, 2, 3, 4, 5, 6, 7));

    /** Faults of what a sensor is for, by the sensor type. */
    private static final Map<Integer, Integer> SPECIFICS = Map.ofEntries(
            // Physical security, but for a LAN leash that is not there.
            Map.entry(0x05, bits(0, 1, 2, 3, 5, 6)),
            // Processor.
            Map.entry(0x07, bits(0, 1, 2, 3, 4, 5, 6, 8, 11)),
            // Power supply.
            Map.entry(0x08, bits(1, 2, 3, 4, 5, 6)),
            // Power unit.
            Map.entry(0x09, bits(4, 5, 6, 7)),
            // Memory.
            Map.entry(0x0c, bits(1, 2, 3, 4, 5, 7, 10)),
            // Drive slot.
            Map.entry(0x0d, bits(1, 2, 5, 6, 8)),
            // Critical interrupt.
            Map.entry(0x13, bits(0, 1, 2, 4, 5, 8, 9, 10)),
            // Battery.
            Map.entry(0x29, bits(0, 1)));

    private States() {}

    /**
     * Whether all is well; nothing where that is not known.
     *
     * @param reading the event or reading type of the sensor's record
     * @param type the sensor type of the sensor's record
     * @param states one bit for each state that is asserted
     */
    static Optional<Boolean> well(int reading, int type, int states) {
        if (reading == THRESHOLD) return Optional.of((states & CRITICAL) == 0);
        var faults = reading == SPECIFIC ? SPECIFICS.get(type) : GENERIC.get(reading);
        return Optional.ofNullable(faults).map(bits -> (states & bits) == 0);
    }

    private static int bits(int... offsets) {
        var bits = 0;
        for (var offset : offsets) bits |= 1 << offset;
        return bits;
    }
}
