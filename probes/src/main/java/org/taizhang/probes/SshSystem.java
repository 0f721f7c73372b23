package org.taizhang.probes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.taizhang.domain.target.Check;
import org.taizhang.domain.target.Check.Ssh.Reading;

/** Understands what the product's own commands print on a Linux machine; they only read. */
final class SshSystem {
    private static final String MARK = "@@taizhang ";
    private static final Map<Reading, String> COMMANDS = Map.of(
            Reading.LOAD, "cat /proc/uptime /proc/loadavg; head -n 1 /proc/stat",
            Reading.MEMORY, "cat /proc/meminfo",
            Reading.FILESYSTEMS, "df -P -k; echo; df -P -i",
            Reading.NETWORK, "cat /proc/net/dev",
            Reading.PROCESSES, "ps -e -o comm=",
            Reading.SOCKETS, "ss -H -t -a -n");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final Map<UUID, Rates> rates = new ConcurrentHashMap<>();

    /** One command that runs all that is to be read, each under its mark. */
    static String command(Check.Ssh check) {
        return asked(check).stream()
                .map(reading -> "echo '" + MARK + reading + "'; " + COMMANDS.get(reading))
                .collect(Collectors.joining("; ", "export LC_ALL=C; ", "; exit 0"));
    }

    private static List<Reading> asked(Check.Ssh check) {
        return check.reads() == null || check.reads().isEmpty() ? List.of(Reading.values()) : check.reads();
    }

    void read(UUID target, Check.Ssh check, SshProbe.Answer answer, Readings readings) throws Failed {
        var parts = parts(answer.text());
        var missing = new ArrayList<Reading>();
        var known = rates.computeIfAbsent(target, id -> new Rates());
        synchronized (known) {
            for (var reading : asked(check)) {
                var lines = parts.getOrDefault(reading.name(), List.of());
                if (lines.isEmpty() || !read(reading, lines, check, known, readings)) missing.add(reading);
            }
        }
        if (!missing.isEmpty()) throw new Failed("The machine did not show " + missing);
    }

    private static Map<String, List<String>> parts(String text) {
        var parts = new HashMap<String, List<String>>();
        var current = new ArrayList<String>();
        for (var line : text.lines().toList()) {
            if (line.startsWith(MARK)) {
                current = new ArrayList<>();
                parts.put(line.substring(MARK.length()).strip(), current);
            } else current.add(line);
        }
        return parts;
    }

    /** False where it is not as it should be. */
    private static boolean read(Reading reading, List<String> lines, Check.Ssh check, Rates rates, Readings readings) {
        try {
            switch (reading) {
                case LOAD -> load(lines, rates, readings);
                case MEMORY -> memory(lines, readings);
                case FILESYSTEMS -> files(lines, readings);
                case NETWORK -> network(lines, rates, readings);
                case PROCESSES -> processes(lines, check, readings);
                case SOCKETS -> sockets(lines, readings);
            }
            return true;
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    private static void load(List<String> lines, Rates rates, Readings readings) {
        readings.put("host_uptime_seconds", Double.parseDouble(words(lines.get(0))[0]));
        var load = words(lines.get(1));
        readings.put("host_load1", Double.parseDouble(load[0]));
        readings.put("host_load5", Double.parseDouble(load[1]));
        readings.put("host_load15", Double.parseDouble(load[2]));
        var ticks = Arrays.stream(words(lines.get(2)))
                .skip(1)
                .mapToLong(Long::parseLong)
                .limit(8)
                .toArray();
        var total = Arrays.stream(ticks).sum();
        var now = System.nanoTime();
        var all = rates.perSecond("cpu total", (double) total, now);
        var busy = rates.perSecond("cpu busy", (double) (total - ticks[3] - ticks[4]), now);
        if (all > 0) readings.put("host_cpu_ratio", busy / all);
    }

    private static void memory(List<String> lines, Readings readings) {
        var kilobytes = new HashMap<String, Double>();
        for (var line : lines) {
            var words = words(line);
            if (words.length >= 2) kilobytes.put(words[0], Double.parseDouble(words[1]));
        }
        var total = known(kilobytes, "MemTotal:") * 1024;
        var available = known(kilobytes, "MemAvailable:") * 1024;
        readings.put("host_memory_total_bytes", total);
        readings.put("host_memory_available_bytes", available);
        readings.put("host_memory_used_ratio", 1 - available / total);
        var swap = known(kilobytes, "SwapTotal:");
        readings.put("host_swap_used_ratio", swap == 0 ? 0 : 1 - known(kilobytes, "SwapFree:") / swap);
    }

    private static double known(Map<String, Double> values, String name) {
        var value = values.get(name);
        if (value == null) throw new NumberFormatException(name);
        return value;
    }

    /** As {@code df} has them; what holds no blocks, such as /proc, is left out. */
    private static void files(List<String> lines, Readings readings) {
        var inodes = false;
        for (var line : lines) {
            inodes |= line.contains("Inodes");
            var words = SPACE.split(line.strip(), 6);
            if (words.length < 6 || !words[4].endsWith("%") || !Character.isDigit(words[1].charAt(0))) continue;
            var total = Double.parseDouble(words[1]);
            var used = Double.parseDouble(words[2]);
            var left = Double.parseDouble(words[3]);
            if (total == 0) continue;
            var mount = words[5];
            if (inodes) readings.put("host_filesystem_inodes_used_ratio", mount, used / total);
            else {
                readings.put("host_filesystem_total_bytes", mount, total * 1024);
                readings.put("host_filesystem_free_bytes", mount, left * 1024);
                readings.put("host_filesystem_used_ratio", mount, used / (used + left));
            }
        }
    }

    private static void network(List<String> lines, Rates rates, Readings readings) {
        var now = System.nanoTime();
        for (var line : lines) {
            var colon = line.indexOf(':');
            if (colon < 0) continue;
            var name = line.substring(0, colon).strip();
            var counts = Arrays.stream(words(line.substring(colon + 1)))
                    .mapToLong(Long::parseLong)
                    .toArray();
            if (name.equals("lo")) continue;
            readings.put(
                    "host_network_receive_bytes_per_second",
                    name,
                    rates.perSecond("in " + name, (double) counts[0], now));
            readings.put("host_network_receive_errors_total", name, counts[2]);
            readings.put(
                    "host_network_transmit_bytes_per_second",
                    name,
                    rates.perSecond("out " + name, (double) counts[8], now));
            readings.put("host_network_transmit_errors_total", name, counts[10]);
        }
    }

    private static void processes(List<String> lines, Check.Ssh check, Readings readings) {
        var counts = lines.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        readings.put(
                "host_processes",
                counts.values().stream().mapToLong(Long::longValue).sum());
        for (var name : check.processes() == null ? List.<String>of() : check.processes())
            readings.put("host_process_running", name, counts.getOrDefault(name, 0L));
    }

    private static void sockets(List<String> lines, Readings readings) {
        var states = new TreeMap<String, Long>();
        for (var line : lines) if (!line.isBlank()) states.merge(words(line)[0], 1L, Long::sum);
        states.forEach((state, count) -> readings.put("host_tcp_connections", state, count));
    }

    private static String[] words(String line) {
        return SPACE.split(line.strip());
    }
}
