package org.taizhang.probes;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Sums what each phase took over a chain of redirects, and shows the sums as they stand. */
final class Phases {
    enum Phase {
        DNS,
        CONNECT,
        TLS,
        FIRST_BYTE
    }

    private final Map<Phase, Long> sums = new EnumMap<>(Phase.class);
    private final Readings readings;
    private double downgrades;

    Phases(Readings readings) {
        this.readings = readings;
    }

    Readings readings() {
        return readings;
    }

    void took(Phase phase, long nanos) {
        var sum = sums.merge(phase, nanos, Long::sum);
        readings.put("http_" + phase.name().toLowerCase(Locale.ROOT) + "_seconds", sum / 1e9);
    }

    /** Counts redirects from https to http: browsers follow them, and they are worth knowing. */
    void downgraded(boolean isDowngrade) {
        if (isDowngrade) downgrades++;
        readings.put("http_downgrades", downgrades);
    }
}
