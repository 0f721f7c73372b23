package org.taizhang.probes.snmp;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.taizhang.probes.Readings;

/**
 * The interfaces of IF-MIB (RFC 2863), by their names: state, traffic, errors, discards.
 *
 * <p>Of one that is switched off on purpose no state is told, and none of one whose state the agent does not know. One that
 * went down since the run before is not up in this one, even if it is back.
 */
final class Interfaces {
    private static final OID TABLE = new OID("1.3.6.1.2.1.2.2.1");
    private static final OID MORE = new OID("1.3.6.1.2.1.31.1.1.1");
    private static final int LOOPBACK = 24;
    private static final int UP = 1;
    private static final int UNKNOWN = 4;
    private static final double BITS = 8;
    /** A line may carry a little more than its nominal speed, as counters and clocks are read. */
    private static final double TOLERANCE = 1.25;

    private final Agent agent;
    private final Memory memory;
    private final Readings readings;
    private final String prefix;
    private final String discards;

    /**
     * @param prefix of the metrics of traffic, such as {@code network_interface_}
     * @param discards what packets are called that were dropped without being wrong
     */
    Interfaces(Agent agent, Memory memory, Readings readings, String prefix, String discards) {
        this.agent = agent;
        this.memory = memory;
        this.readings = readings;
        this.prefix = prefix;
        this.discards = discards;
    }

    /**
     * Reads the interfaces of those names, or all.
     *
     * @param wentDown the indices of those that went down since the run before
     */
    void read(@Nullable List<String> only, Set<OID> wentDown) throws IOException, InterruptedException {
        readings.step("reading the interfaces of " + agent.name());
        var names = names();
        memory.interfaces(names);
        if (only != null) names.values().retainAll(new HashSet<>(only));
        state(names, wentDown);
        var speeds = speeds(names);
        var received = traffic(names, speeds, "receive", 6, 10);
        var sent = traffic(names, speeds, "transmit", 10, 16);
        speeds.forEach((index, speed) -> {
            if (speed > 0)
                readings.put(
                        prefix + "used_ratio",
                        names.getOrDefault(index, ""),
                        Math.min(1, BITS * larger(received.get(index), sent.get(index)) / speed));
        });
        counts(names, "receive_errors", 14);
        counts(names, "transmit_errors", 20);
        counts(names, "receive_" + discards, 13);
        counts(names, "transmit_" + discards, 19);
    }

    /** By ifName, or ifDescr where there is none; with the index where two are called the same. */
    private Map<OID, String> names() throws IOException, InterruptedException {
        var types = column(TABLE, 3);
        var descriptions = column(TABLE, 2);
        var shortNames = column(MORE, 1);
        var names = new LinkedHashMap<OID, String>();
        var taken = new HashSet<String>();
        descriptions.forEach((index, description) -> {
            if (number(types.get(index)) == LOOPBACK) return;
            var name = Values.text(shortNames.get(index));
            if (name.isEmpty()) name = Values.text(description);
            var unique = name.isEmpty() ? index.toDottedString() : name;
            names.put(index, taken.add(unique) ? unique : unique + "#" + index.toDottedString());
        });
        return names;
    }

    private void state(Map<OID, String> names, Set<OID> wentDown) throws IOException, InterruptedException {
        var wanted = column(TABLE, 7);
        var actual = column(TABLE, 8);
        var ups = new int[1];
        names.forEach((index, name) -> {
            var isWanted = number(wanted.get(index)) == UP;
            readings.put(prefix + "enabled", name, isWanted ? 1 : 0);
            var state = number(actual.get(index));
            if (state == UP) ups[0]++;
            if (isWanted && state > 0 && state != UNKNOWN)
                readings.put("network_interface_up", name, state == UP && !wentDown.contains(index) ? 1 : 0);
        });
        readings.put("network_interfaces", names.size());
        readings.put("network_interfaces_up", ups[0]);
    }

    /** In bits per second; 0 where unknown. */
    private Map<OID, Double> speeds(Map<OID, String> names) throws IOException, InterruptedException {
        var high = column(MORE, 15);
        var isComplete = names.keySet().stream().allMatch(index -> number(high.get(index)) > 0);
        var low = isComplete ? new TreeMap<OID, Variable>() : column(TABLE, 5);
        var speeds = new LinkedHashMap<OID, Double>();
        names.keySet().forEach(index -> {
            var mega = number(high.get(index));
            speeds.put(index, mega > 0 ? mega * 1e6 : Math.max(0, number(low.get(index))));
        });
        return speeds;
    }

    private Map<OID, Double> traffic(
            Map<OID, String> names, Map<OID, Double> speeds, String direction, int wide, int narrow)
            throws IOException, InterruptedException {
        var counters = column(MORE, wide);
        if (!counters.keySet().containsAll(names.keySet())) {
            var narrower = column(TABLE, narrow);
            narrower.forEach(counters::putIfAbsent);
        }
        var rates = new LinkedHashMap<OID, Double>();
        names.forEach((index, name) -> {
            var counter = counters.get(index);
            if (counter == null) return;
            var speed = speeds.getOrDefault(index, 0.0);
            var most = speed > 0 ? TOLERANCE * speed / BITS : Double.POSITIVE_INFINITY;
            var rate = memory.perSecond(direction + ' ' + index, counter, most);
            rates.put(index, rate);
            readings.put(prefix + direction + "_bytes_per_second", name, rate);
        });
        return rates;
    }

    private void counts(Map<OID, String> names, String what, int column) throws IOException, InterruptedException {
        var counters = column(TABLE, column);
        names.forEach((index, name) -> {
            var counter = counters.get(index);
            if (counter == null) return;
            readings.put(prefix + what + "_total", name, Values.number(counter));
            var rate = memory.perSecond(what + ' ' + index, counter, Double.POSITIVE_INFINITY);
            readings.put(prefix + what + "_per_second", name, rate);
        });
    }

    private NavigableMap<OID, Variable> column(OID table, int column) throws IOException, InterruptedException {
        return agent.column(new OID(table).append(column));
    }

    private static double number(@Nullable Variable variable) {
        var number = Values.number(variable);
        return Double.isNaN(number) ? -1 : number;
    }

    private static double larger(@Nullable Double a, @Nullable Double b) {
        if (a == null || a.isNaN()) return b == null ? Double.NaN : b;
        return b == null || b.isNaN() ? a : Math.max(a, b);
    }
}
