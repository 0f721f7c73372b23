package org.taizhang.probes.snmp;

import java.io.IOException;
import java.util.Collection;
import java.util.regex.Pattern;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.taizhang.probes.Readings;

/** What is read from and written to the disks of a machine, by diskIOTable of UCD-SNMP-MIB; partitions are left out. */
final class Disks {
    private static final OID TABLE = new OID("1.3.6.1.4.1.2021.13.15.1.1");
    private static final Pattern NO_DISK = Pattern.compile("(loop|ram|zram|sr|fd)\\d+");
    private static final Pattern PARTITION = Pattern.compile("(.*\\d)p\\d+|(.*\\D)\\d+");
    private static final double MICROS = 1e6;

    private final Agent agent;
    private final Memory memory;
    private final Readings readings;

    Disks(Agent agent, Memory memory, Readings readings) {
        this.agent = agent;
        this.memory = memory;
        this.readings = readings;
    }

    void read() throws IOException, InterruptedException {
        readings.step("reading the disks of " + agent.name());
        var names = agent.column(new OID(TABLE).append(2));
        var devices = names.values().stream().map(Values::text).toList();
        names.values()
                .removeIf(name ->
                        NO_DISK.matcher(Values.text(name)).matches() || isPartition(Values.text(name), devices));
        if (names.isEmpty()) return;
        var read = agent.column(new OID(TABLE).append(12));
        var written = agent.column(new OID(TABLE).append(13));
        var busy = agent.column(new OID(TABLE).append(14));
        names.forEach((index, device) -> {
            var name = Values.text(device);
            if (read.containsKey(index))
                readings.put("host_disk_read_bytes_per_second", name, rate("read " + name, read.get(index)));
            if (written.containsKey(index))
                readings.put("host_disk_write_bytes_per_second", name, rate("written " + name, written.get(index)));
            if (busy.containsKey(index))
                readings.put("host_disk_busy_ratio", name, Math.min(1, rate("busy " + name, busy.get(index)) / MICROS));
        });
    }

    private double rate(String counter, Variable value) {
        return memory.perSecond(counter, value, Double.POSITIVE_INFINITY);
    }

    private static boolean isPartition(String name, Collection<String> devices) {
        var parts = PARTITION.matcher(name);
        if (!parts.matches()) return false;
        return devices.contains(parts.group(1) == null ? parts.group(2) : parts.group(1));
    }
}
