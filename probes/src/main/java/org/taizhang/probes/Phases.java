package org.taizhang.probes;

import java.security.cert.X509Certificate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Sums what each phase of a connection took over all that a run opens, and shows the sums as they stand. */
final class Phases {
    enum Phase {
        DNS,
        CONNECT,
        TLS,
        FIRST_BYTE
    }

    private final Map<Phase, Long> sums = new EnumMap<>(Phase.class);
    private final Readings readings;
    private final String protocol;
    private final Consumer<X509Certificate[]> certificates;

    /**
     * @param protocol which the metrics are named after
     * @param certificates is told of every chain, believed or not
     */
    Phases(Readings readings, String protocol, Consumer<X509Certificate[]> certificates) {
        this.readings = readings;
        this.protocol = protocol;
        this.certificates = certificates;
    }

    Readings readings() {
        return readings;
    }

    void took(Phase phase, long nanos) {
        var sum = sums.merge(phase, nanos, Long::sum);
        readings.put(protocol + "_" + phase.name().toLowerCase(Locale.ROOT) + "_seconds", sum / 1e9);
    }

    void certified(X509Certificate[] chain) {
        certificates.accept(chain);
    }
}
