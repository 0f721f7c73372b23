package org.taizhang.probes.snmp;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.taizhang.probes.Readings;

/**
 * A machine by UCD-SNMP-MIB and HOST-RESOURCES-MIB (RFC 2790): processor, load, memory, swap, processes, uptime.
 *
 * <p>The processor's share is that since the run before, from its raw counters; at the first run, and where there are none
 * (Windows), it is the average of the last minute as the agent has it, which net-snmp knows a minute after its start.
 */
final class Host {
    private static final OID UPTIME = new OID("1.3.6.1.2.1.25.1.1.0");
    private static final OID PROCESSES = new OID("1.3.6.1.2.1.25.1.6.0");
    private static final OID PROCESSOR_LOAD = new OID("1.3.6.1.2.1.25.3.3.1.2");
    private static final OID RUNNING_NAME = new OID("1.3.6.1.2.1.25.4.2.1.2");
    private static final OID RUNNING_STATUS = new OID("1.3.6.1.2.1.25.4.2.1.7");
    private static final int INVALID = 4;

    private static final OID USER = ucd(11, 50);
    private static final OID NICE = ucd(11, 51);
    private static final OID SYSTEM = ucd(11, 52);
    private static final OID IDLE = ucd(11, 53);
    private static final OID WAIT = ucd(11, 54);
    private static final OID STEAL = ucd(11, 64);
    private static final OID SWAP_TOTAL = ucd(4, 3);
    private static final OID SWAP_FREE = ucd(4, 4);
    private static final OID TOTAL = ucd(4, 5);
    private static final OID FREE = ucd(4, 6);
    private static final OID BUFFERS = ucd(4, 14);
    private static final OID CACHED = ucd(4, 15);
    private static final OID AVAILABLE = ucd(4, 27);
    private static final OID LOAD = new OID("1.3.6.1.4.1.2021.10.1.5");
    private static final String[] LOADS = {"host_load1", "host_load5", "host_load15"};
    private static final double KIB = 1024;

    private final Agent agent;
    private final Memory memory;
    private final Readings readings;

    Host(Agent agent, Memory memory, Readings readings) {
        this.agent = agent;
        this.memory = memory;
        this.readings = readings;
    }

    void read(@Nullable List<String> processes) throws IOException, InterruptedException {
        readings.step("reading the machine behind " + agent.name());
        var known = agent.values(
                UPTIME,
                PROCESSES,
                USER,
                NICE,
                SYSTEM,
                IDLE,
                WAIT,
                STEAL,
                SWAP_TOTAL,
                SWAP_FREE,
                TOTAL,
                FREE,
                BUFFERS,
                CACHED,
                AVAILABLE);
        readings.put("host_uptime_seconds", "", Values.number(known.get(UPTIME)) / 100);
        readings.put("host_processes", "", Values.number(known.get(PROCESSES)));
        processor(known);
        load();
        memory(known);
        swap(known);
        new Storage(agent, readings, !known.containsKey(TOTAL)).read();
        new Disks(agent, memory, readings).read();
        if (processes != null && !processes.isEmpty()) running(processes);
    }

    private void processor(Map<OID, Variable> known) throws IOException, InterruptedException {
        var share = Double.NaN;
        if (known.containsKey(IDLE)) {
            var idle = ticks(known, IDLE, WAIT);
            share = 1 - memory.share("idle", idle, idle + ticks(known, USER, NICE, SYSTEM, STEAL));
        }
        if (Double.isNaN(share))
            share = agent.column(PROCESSOR_LOAD).values().stream()
                            .mapToDouble(Values::number)
                            .average()
                            .orElse(Double.NaN)
                    / 100;
        readings.put("host_cpu_ratio", "", share);
    }

    private static long ticks(Map<OID, Variable> known, OID... counters) {
        var sum = 0L;
        for (var counter : counters) {
            var ticks = known.get(counter);
            if (ticks != null) sum += ticks.toLong();
        }
        return sum;
    }

    private void load() throws IOException, InterruptedException {
        var loads = agent.column(LOAD);
        for (var i = 0; i < LOADS.length; i++)
            readings.put(LOADS[i], "", Values.number(loads.get(new OID(new int[] {i + 1}))) / 100);
    }

    private void memory(Map<OID, Variable> known) {
        var total = KIB * Values.size(known.get(TOTAL));
        var available = known.containsKey(AVAILABLE)
                ? KIB * Values.size(known.get(AVAILABLE))
                : KIB * (Values.size(known.get(FREE)) + orNothing(known.get(BUFFERS)) + orNothing(known.get(CACHED)));
        readings.put("host_memory_total_bytes", "", total);
        readings.put("host_memory_available_bytes", "", available);
        readings.put("host_memory_used_ratio", "", 1 - available / total);
    }

    private void swap(Map<OID, Variable> known) {
        var total = KIB * Values.size(known.get(SWAP_TOTAL));
        readings.put("host_swap_total_bytes", "", total);
        readings.put("host_swap_used_ratio", "", total == 0 ? 0 : 1 - KIB * Values.size(known.get(SWAP_FREE)) / total);
    }

    private static double orNothing(@Nullable Variable variable) {
        return variable == null ? 0 : Values.size(variable);
    }

    /** Counts those that live: net-snmp says of a zombie that it is invalid. */
    private void running(List<String> names) throws IOException, InterruptedException {
        readings.step("reading the processes of " + agent.name());
        var states = agent.column(RUNNING_STATUS);
        var counts = new HashMap<String, Integer>();
        agent.column(RUNNING_NAME).forEach((index, name) -> {
            if (Values.number(states.get(index)) != INVALID) counts.merge(Values.text(name), 1, Integer::sum);
        });
        for (var name : names)
            readings.put("host_process_running", name, Objects.requireNonNullElse(counts.get(name), 0));
    }

    private static OID ucd(int group, int object) {
        return new OID("1.3.6.1.4.1.2021." + group + '.' + object + ".0");
    }
}
