package org.taizhang.probes;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oshi.hardware.HWDiskStore;
import oshi.hardware.NetworkIF;
import oshi.software.os.OSFileStore;

/**
 * Reads the machine the product runs on: processor, memory, file systems, network, disks.
 *
 * <p>Rates and {@code host_cpu_ratio} are those since the run before; the first run reads twice, half a second apart.
 * Used ratios of file systems are as {@code df} has them, of what an ordinary user may use. A machine whose reading
 * hangs, as on a dead network file system, times out run by run and holds one thread.
 */
public final class HostProbe {
    private static final Logger log = LoggerFactory.getLogger(HostProbe.class);
    private static final Duration FIRST = Duration.ofMillis(500);

    private final Aside reader = new Aside("host-reader", 1);
    private final Rates rates = new Rates();
    private @Nullable Machine machine;
    private long[] ticks = {};

    void read(Readings readings) throws IOException, InterruptedException {
        readings.step("reading the machine");
        try {
            reader.call(() -> {
                read(known(), readings);
                return readings;
            });
        } catch (ExecutionException e) {
            log.warn("The machine could not be read", e.getCause());
            throw new Failed("The machine could not be read");
        }
    }

    private Machine known() throws InterruptedException {
        var known = machine;
        if (known == null) {
            known = new Machine();
            read(known, new Readings());
            Thread.sleep(FIRST);
            machine = known;
        }
        return known;
    }

    private void read(Machine machine, Readings readings) {
        var parts = machine.parts(System.nanoTime());
        processor(machine, readings);
        memory(machine, readings);
        parts.files().stream().filter(OSFileStore::updateAttributes).forEach(files -> files(files, readings));
        parts.interfaces().stream().filter(NetworkIF::updateAttributes).forEach(net -> network(net, readings));
        parts.disks().stream().filter(HWDiskStore::updateAttributes).forEach(disk -> disk(disk, readings));
    }

    private void processor(Machine machine, Readings readings) {
        var processor = machine.hardware.getProcessor();
        var now = processor.getSystemCpuLoadTicks();
        // OSHI answers from memory within 0.3 s, and no time passed means no load known.
        if (ticks.length == now.length && !Arrays.equals(ticks, now))
            readings.put("host_cpu_ratio", processor.getSystemCpuLoadBetweenTicks(ticks, now));
        ticks = now;
        var load = processor.getSystemLoadAverage(3);
        for (var i = 0; i < load.length; i++)
            if (load[i] >= 0) readings.put(new String[] {"host_load1", "host_load5", "host_load15"}[i], load[i]);
        readings.put("host_uptime_seconds", machine.software.getSystemUptime());
        readings.put("host_processes", machine.software.getProcessCount());
        readings.put("host_threads", machine.software.getThreadCount());
    }

    private static void memory(Machine machine, Readings readings) {
        var memory = machine.hardware.getMemory();
        var total = (double) memory.getTotal();
        readings.put("host_memory_total_bytes", total);
        readings.put("host_memory_available_bytes", memory.getAvailable());
        readings.put("host_memory_used_ratio", 1 - memory.getAvailable() / total);
        var swap = memory.getVirtualMemory();
        var swapTotal = (double) swap.getSwapTotal();
        readings.put("host_swap_total_bytes", swapTotal);
        readings.put("host_swap_used_ratio", swapTotal == 0 ? 0 : swap.getSwapUsed() / swapTotal);
    }

    private static void files(OSFileStore files, Readings readings) {
        var mount = files.getMount();
        var used = (double) (files.getTotalSpace() - files.getFreeSpace());
        readings.put("host_filesystem_total_bytes", mount, files.getTotalSpace());
        readings.put("host_filesystem_free_bytes", mount, files.getUsableSpace());
        readings.put("host_filesystem_used_ratio", mount, used / (used + files.getUsableSpace()));
        var inodes = (double) files.getTotalInodes();
        readings.put("host_filesystem_inodes_used_ratio", mount, 1 - files.getFreeInodes() / inodes);
    }

    private void network(NetworkIF net, Readings readings) {
        var name = net.getName();
        rate(readings, "host_network_receive_bytes", name, net.getBytesRecv());
        rate(readings, "host_network_transmit_bytes", name, net.getBytesSent());
        readings.put("host_network_receive_errors_total", name, net.getInErrors());
        readings.put("host_network_transmit_errors_total", name, net.getOutErrors());
        readings.put("host_network_receive_drops_total", name, net.getInDrops());
    }

    private void disk(HWDiskStore disk, Readings readings) {
        var name = Machine.name(disk);
        rate(readings, "host_disk_read_bytes", name, disk.getReadBytes());
        rate(readings, "host_disk_write_bytes", name, disk.getWriteBytes());
        var busyMillis = rates.perSecond("busy " + name, (double) disk.getTransferTime(), System.nanoTime());
        readings.put("host_disk_busy_ratio", name, Math.min(1, busyMillis / 1000));
    }

    private void rate(Readings readings, String counter, String instance, long value) {
        var perSecond = rates.perSecond(counter + ' ' + instance, (double) value, System.nanoTime());
        readings.put(counter + "_per_second", instance, perSecond);
    }
}
