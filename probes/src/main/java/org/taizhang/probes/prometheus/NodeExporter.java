package org.taizhang.probes.prometheus;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.taizhang.probes.Rates;
import org.taizhang.probes.Readings;

/**
 * Says in our words what node_exporter, and process-exporter beside it, show of a machine.
 *
 * <p>Processor load and all rates are those since the run before; used ratios of file systems are as {@code df} has them.
 */
final class NodeExporter {
    private static final Set<String> PSEUDO = Set.of(
            "tmpfs",
            "devtmpfs",
            "ramfs",
            "squashfs",
            "iso9660",
            "autofs",
            "efivarfs",
            "rootfs",
            "nsfs",
            "rpc_pipefs",
            "overlay");
    private static final Pattern NO_DISK = Pattern.compile("(loop|ram|zram|sr|fd)\\d+");
    private static final Pattern NO_INTERFACE = Pattern.compile("lo|veth.*|ifb\\d+");
    private static final Map<String, String> PLAIN = Map.of(
            "node_load1", "host_load1",
            "node_load5", "host_load5",
            "node_load15", "host_load15",
            "node_processes_pids", "host_processes",
            "node_processes_threads", "host_threads",
            "node_procs_running", "host_processes_running",
            "node_procs_blocked", "host_processes_blocked");
    private static final Map<String, String> DISK_RATES = Map.of(
            "node_disk_read_bytes_total", "host_disk_read_bytes_per_second",
            "node_disk_written_bytes_total", "host_disk_write_bytes_per_second",
            "node_disk_io_time_seconds_total", "host_disk_busy_ratio");
    private static final Map<String, String> NETWORK_RATES = Map.of(
            "node_network_receive_bytes_total", "host_network_receive_bytes_per_second",
            "node_network_transmit_bytes_total", "host_network_transmit_bytes_per_second");
    private static final Map<String, String> NETWORK = Map.of(
            "node_network_receive_errs_total", "host_network_receive_errors_total",
            "node_network_transmit_errs_total", "host_network_transmit_errors_total",
            "node_network_receive_drop_total", "host_network_receive_drops_total",
            "node_network_up", "network_interface_up");
    private static final Map<String, String> HARDWARE =
            Map.of("node_hwmon_temp_celsius", "hardware_temperature_celsius", "node_hwmon_fan_rpm", "hardware_fan_rpm");

    private final Rates rates;
    private final long now;
    private final Readings readings;
    private final Map<String, Double> single = new HashMap<>();
    private final Map<String, Files> files = new LinkedHashMap<>();
    private double idle;
    private double busy;
    private int count;

    /** What is known of one file system. */
    private static final class Files {
        private final Map<String, Double> known = new HashMap<>();

        private double of(String what) {
            return known.getOrDefault("node_filesystem_" + what, Double.NaN);
        }
    }

    NodeExporter(Rates rates, long now, Readings readings) {
        this.rates = rates;
        this.now = now;
        this.readings = readings;
    }

    /** Takes one series in; whatever is not of a machine is passed over. */
    void take(Series series) {
        var name = series.name();
        var process = name.equals("namedprocess_namegroup_num_procs");
        if (!name.startsWith("node_") && !process) return;
        count++;
        if (process) readings.put("host_process_running", series.label("groupname"), series.value());
        else if (name.startsWith("node_filesystem_")) filesystem(series);
        else if (name.startsWith("node_disk_")) disk(series);
        else if (name.startsWith("node_network_")) network(series);
        else if (name.equals("node_cpu_seconds_total")) processor(series);
        else other(series);
    }

    private void other(Series series) {
        var name = series.name();
        var plain = PLAIN.get(name);
        var hardware = HARDWARE.get(name);
        if (plain != null) readings.put(plain, series.value());
        if (hardware != null)
            readings.put(hardware, series.label("chip") + ' ' + series.label("sensor"), series.value());
        if (name.equals("node_systemd_unit_state") && series.label("state").equals("active"))
            readings.put("host_service_active", series.label("name"), series.value());
        if (name.equals("node_uname_info")) readings.fact("host_kernel", series.label("release"));
        if (name.equals("node_os_info")) readings.fact("host_operating_system", series.label("pretty_name"));
        if (series.labels().isEmpty()) single.put(name, series.value());
    }

    private void processor(Series series) {
        var mode = series.label("mode");
        if (mode.equals("idle") || mode.equals("iowait")) idle += series.value();
        else busy += series.value();
    }

    private void filesystem(Series series) {
        var type = series.label("fstype");
        var mount = series.label("mountpoint");
        if (mount.isEmpty() || (!mount.equals("/") && (PSEUDO.contains(type) || type.startsWith("fuse.lxcfs")))) return;
        files.computeIfAbsent(mount, at -> new Files()).known.put(series.name(), series.value());
    }

    private void disk(Series series) {
        var disk = series.label("device");
        var metric = DISK_RATES.get(series.name());
        if (metric == null || NO_DISK.matcher(disk).matches()) return;
        var perSecond = rate(series.name(), disk, series.value());
        readings.put(metric, disk, metric.endsWith("ratio") ? Math.min(1, perSecond) : perSecond);
    }

    private void network(Series series) {
        var nic = series.label("device");
        if (NO_INTERFACE.matcher(nic).matches()) return;
        var rate = NETWORK_RATES.get(series.name());
        var plain = NETWORK.get(series.name());
        if (rate != null) readings.put(rate, nic, rate(series.name(), nic, series.value()));
        if (plain != null) readings.put(plain, nic, series.value());
    }

    private double rate(String counter, String instance, double value) {
        return rates.perSecond(counter + ' ' + instance, value, now);
    }

    /** Puts what follows from several series; says whether a machine was shown at all. */
    boolean finish() {
        if (idle + busy > 0) {
            var idling = rate("idle", "", idle);
            var all = rate("all", "", idle + busy);
            if (all > 0) readings.put("host_cpu_ratio", Math.clamp(1 - idling / all, 0, 1));
        }
        memory();
        files.forEach(this::filesystem);
        readings.put("host_uptime_seconds", of("node_time_seconds") - of("node_boot_time_seconds"));
        return count > 0;
    }

    private void memory() {
        var total = of("node_memory_MemTotal_bytes");
        // Kernels before 3.14 do not say what is available.
        var available = single.containsKey("node_memory_MemAvailable_bytes")
                ? of("node_memory_MemAvailable_bytes")
                : of("node_memory_MemFree_bytes") + of("node_memory_Buffers_bytes") + of("node_memory_Cached_bytes");
        readings.put("host_memory_total_bytes", total);
        readings.put("host_memory_available_bytes", available);
        readings.put("host_memory_used_ratio", 1 - available / total);
        var swap = of("node_memory_SwapTotal_bytes");
        readings.put("host_swap_total_bytes", swap);
        readings.put("host_swap_used_ratio", swap == 0 ? 0 : 1 - of("node_memory_SwapFree_bytes") / swap);
    }

    private void filesystem(String mount, Files known) {
        var used = known.of("size_bytes") - known.of("free_bytes");
        readings.put("host_filesystem_total_bytes", mount, known.of("size_bytes"));
        readings.put("host_filesystem_free_bytes", mount, known.of("avail_bytes"));
        readings.put("host_filesystem_used_ratio", mount, used / (used + known.of("avail_bytes")));
        readings.put("host_filesystem_inodes_used_ratio", mount, 1 - known.of("files_free") / known.of("files"));
        readings.put("host_filesystem_read_only", mount, known.of("readonly"));
        readings.put("host_filesystem_error", mount, known.of("device_error"));
    }

    private double of(String name) {
        return single.getOrDefault(name, Double.NaN);
    }
}
