package org.taizhang.probes.snmp;

import java.io.IOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.regex.Pattern;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.taizhang.probes.Readings;

/**
 * The file systems of a machine: by hrStorageTable, and by dskTable of UCD-SNMP-MIB, which also knows what an ordinary user
 * may use and the inodes, of the mounts that the agent's configuration names.
 */
final class Storage {
    private static final OID STORAGE = new OID("1.3.6.1.2.1.25.2.3.1");
    private static final OID RAM = new OID("1.3.6.1.2.1.25.2.1.2");
    private static final OID VIRTUAL_MEMORY = new OID("1.3.6.1.2.1.25.2.1.3");
    private static final OID FIXED_DISK = new OID("1.3.6.1.2.1.25.2.1.4");
    private static final OID DISKS = new OID("1.3.6.1.4.1.2021.9.1");
    private static final Pattern PSEUDO = Pattern.compile("/(dev|proc|run|sys|snap)(/.*)?|/var/lib/docker/.*");
    private static final double KIB = 1024;

    private final Agent agent;
    private final Readings readings;
    private final boolean alsoMemory;

    /** @param alsoMemory whether this table is all there is to tell of memory */
    Storage(Agent agent, Readings readings, boolean alsoMemory) {
        this.agent = agent;
        this.readings = readings;
        this.alsoMemory = alsoMemory;
    }

    void read() throws IOException, InterruptedException {
        readings.step("reading the file systems of " + agent.name());
        var types = column(STORAGE, 2);
        var names = column(STORAGE, 3);
        var units = column(STORAGE, 4);
        var sizes = column(STORAGE, 5);
        var used = column(STORAGE, 6);
        types.forEach((index, type) -> {
            var unit = Values.size(units.get(index));
            var size = unit * Values.size(sizes.get(index));
            tell(type, Values.text(names.get(index)), size, unit * Values.size(used.get(index)));
        });
        mounts();
    }

    private void tell(Variable type, String name, double size, double used) {
        if (type.equals(FIXED_DISK) && size > 0 && !PSEUDO.matcher(name).matches()) {
            readings.put("host_filesystem_total_bytes", name, size);
            readings.put("host_filesystem_free_bytes", name, size - used);
            readings.put("host_filesystem_used_ratio", name, used / size);
        } else if (alsoMemory && type.equals(RAM)) {
            readings.put("host_memory_total_bytes", "", size);
            readings.put("host_memory_available_bytes", "", size - used);
            readings.put("host_memory_used_ratio", "", used / size);
        } else if (alsoMemory && type.equals(VIRTUAL_MEMORY)) {
            readings.put("host_swap_used_ratio", "", used / size);
        }
    }

    private void mounts() throws IOException, InterruptedException {
        var paths = column(DISKS, 2);
        if (paths.isEmpty()) return;
        var total = wide(12, 11, 6);
        var available = wide(14, 13, 7);
        var used = wide(16, 15, 8);
        var inodes = column(DISKS, 10);
        paths.forEach((index, path) -> {
            var name = Values.text(path);
            var free = available.apply(index);
            readings.put("host_filesystem_total_bytes", name, total.apply(index));
            readings.put("host_filesystem_free_bytes", name, free);
            readings.put("host_filesystem_used_ratio", name, used.apply(index) / (used.apply(index) + free));
            readings.put("host_filesystem_inodes_used_ratio", name, Values.number(inodes.get(index)) / 100);
        });
    }

    /** Bytes of which the table has the upper and the lower half apart, and in older agents one small number. */
    private Bytes wide(int upper, int lower, int small) throws IOException, InterruptedException {
        var uppers = column(DISKS, upper);
        var lowers = column(DISKS, lower);
        var smalls = lowers.isEmpty() ? column(DISKS, small) : Map.<OID, Variable>of();
        return index -> KIB
                * (lowers.isEmpty()
                        ? Values.size(smalls.get(index))
                        : Values.size(uppers.get(index)) * 0x1.0p32 + Values.size(lowers.get(index)));
    }

    @FunctionalInterface
    private interface Bytes {
        double apply(OID index);
    }

    private NavigableMap<OID, Variable> column(OID table, int column) throws IOException, InterruptedException {
        return agent.column(new OID(table).append(column));
    }
}
