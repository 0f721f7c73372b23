package org.taizhang.probes.snmp;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.snmp4j.Target;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.Variable;

/**
 * What is known of an agent from the run before: its counters, so that they become rates; the names of its interfaces, for
 * traps; its keys, which take milliseconds to make.
 *
 * <p>No rate is negative or made up: none at the first run or after a restart of the agent, and a counter of 32 bits that
 * fell has wrapped around once, if that is possible at all.
 */
final class Memory {
    private static final long WRAP = 1L << 32;
    private static final double TICKS = 100;

    private record Point(long value, long nanos) {}

    private record Known(Login login, Target<UdpAddress> target) {}

    private final Map<String, Point> counters = new HashMap<>();
    private Map<OID, String> interfaces = Map.of();
    private @Nullable Known known;
    private long uptime = -1;
    private long lastLook;
    private final LongSupplier nanos;

    Memory() {
        this(System::nanoTime);
    }

    Memory(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Begins a run.
     *
     * @param ticks sysUpTime, in hundredths of a second; negative where the agent does not say
     */
    synchronized void begin(long ticks) {
        var now = nanos.getAsLong();
        var cameUpSince = ticks >= 0 && ticks / TICKS < (now - lastLook) / 1e9;
        if (uptime >= 0 && (ticks < uptime || cameUpSince)) counters.clear();
        uptime = ticks;
        lastLook = now;
    }

    /**
     * By how much a counter grew in a second since the run before; NaN where that cannot be said.
     *
     * @param most how much it can grow in a second at most, as far as is known
     */
    synchronized double perSecond(String counter, Variable value, double most) {
        var is = value.toLong();
        var now = nanos.getAsLong();
        var was = counters.put(counter, new Point(is, now));
        if (was == null || now <= was.nanos) return Double.NaN;
        var grown = is - was.value;
        var wrapped = grown < 0 && value instanceof Counter32;
        if (wrapped) grown += WRAP;
        if (grown < 0 || (wrapped && grown > WRAP / 2 && Double.isInfinite(most))) return Double.NaN;
        var rate = grown / ((now - was.nanos) / 1e9);
        return wrapped && rate > most ? Double.NaN : rate;
    }

    /** The part that some counters have of the growth of all, since the run before; NaN where that cannot be said. */
    synchronized double share(String name, long part, long whole) {
        var now = nanos.getAsLong();
        var wasPart = counters.put(name + " part", new Point(part, now));
        var wasWhole = counters.put(name + " whole", new Point(whole, now));
        if (wasPart == null || wasWhole == null) return Double.NaN;
        var grown = whole - wasWhole.value;
        var ratio = (double) (part - wasPart.value) / grown;
        return grown > 0 && ratio >= 0 && ratio <= 1 ? ratio : Double.NaN;
    }

    /** How the agent is asked; keys are made anew where the credentials are others. */
    synchronized Target<UdpAddress> target(UdpAddress agent, Login login) {
        var is = known;
        if (is == null || !is.login.equals(login) || !is.target.getAddress().equals(agent)) {
            is = new Known(login, login.target(agent));
            known = is;
        }
        return is.target;
    }

    synchronized void forgetTarget() {
        known = null;
    }

    synchronized void interfaces(Map<OID, String> names) {
        interfaces = Map.copyOf(names);
    }

    synchronized Map<OID, String> interfaces() {
        return interfaces;
    }
}
