package org.taizhang.probes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.taizhang.domain.target.Check;

/**
 * Sends ICMP echoes to a host, by the system's own {@code ping} of iputils: the JDK cannot, and raw sockets are not for a
 * process of ours.
 *
 * <p>{@code icmp_loss_ratio} is that of the echoes sent, {@code icmp_rtt_seconds} the mean of those answered. The program
 * gets fixed arguments and the address the name stands for, and no shell sees them.
 */
public final class IcmpProbe {
    private static final int ECHOES = 5;
    private static final Pattern COUNTS = Pattern.compile("(\\d+) packets transmitted, (\\d+) received");
    private static final Pattern TIMES = Pattern.compile("= ([\\d.]+)/([\\d.]+)/([\\d.]+)/([\\d.]+) ms");
    private static final double MILLIS = 1e3;

    private final Names names = new Names();
    private final Optional<Path> ping;

    public IcmpProbe() {
        this(Stream.of("/usr/bin/ping", "/bin/ping", "/usr/sbin/ping", "/sbin/ping")
                .map(Path::of)
                .filter(path -> path.toFile().canExecute())
                .findFirst());
    }

    IcmpProbe(Optional<Path> ping) {
        this.ping = ping;
    }

    void read(Watched target, Check.Icmp check, Readings readings) throws IOException, InterruptedException {
        var program = program();
        var host = Endpoint.host(target.address());
        readings.step("looking up " + host);
        var address = names.lookUp(host)[0].getHostAddress();
        readings.step("waiting for the echoes of " + host);
        var echoes = check.echoes() == null ? ECHOES : check.echoes();
        judge(run(program, address, echoes, target), host, readings);
    }

    void refuseWithoutPing() throws Failed {
        program();
    }

    private Path program() throws Failed {
        return ping.orElseThrow(() -> new Failed("ICMP echoes need the system's ping (package iputils-ping)"));
    }

    /** Waits for each echo so long that the loss of all is known before the run is given up. */
    private static String run(Path program, String address, int echoes, Watched target)
            throws IOException, InterruptedException {
        var left = Math.max(0.1, target.timeout().toMillis() / MILLIS - 0.2 * (echoes - 1) - 0.5);
        var builder = new ProcessBuilder(List.of(
                        program.toString(),
                        "-n",
                        "-q",
                        "-c",
                        "" + echoes,
                        "-i",
                        "0.2",
                        "-W",
                        "" + Math.min(2, left),
                        "--",
                        address))
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("LC_ALL", "C");
        var process = builder.start();
        try {
            // Its few lines fit into the pipe: read once it has ended, an interrupt is heeded until then.
            process.waitFor();
            return new String(process.getInputStream().readNBytes(8_192), StandardCharsets.UTF_8);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void judge(String said, String host, Readings readings) throws Failed {
        var counts = COUNTS.matcher(said);
        if (!counts.find()) throw new Failed("ping said: " + firstLine(said));
        var sent = Integer.parseInt(counts.group(1));
        var received = Integer.parseInt(counts.group(2));
        readings.put("icmp_loss_ratio", 1 - Math.min(1, received / (double) sent));
        var times = TIMES.matcher(said);
        if (received > 0 && times.find()) {
            readings.put("icmp_rtt_seconds", Double.parseDouble(times.group(2)) / MILLIS);
            readings.put("icmp_rtt_max_seconds", Double.parseDouble(times.group(3)) / MILLIS);
            readings.put("icmp_jitter_seconds", Double.parseDouble(times.group(4)) / MILLIS);
        }
        if (received == 0) throw new Failed(host + " answered none of " + sent + " echoes");
    }

    private static String firstLine(String said) {
        var line = said.lines()
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("nothing")
                .strip();
        return line.substring(0, Math.min(200, line.length()));
    }
}
