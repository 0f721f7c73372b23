package org.taizhang.probes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.target.Check;
import org.taizhang.probes.peer.Peer;

class IcmpProbeTest {
    private static final Check.Icmp THREE = new Check.Icmp(3);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void theKernelAnswers(String host) throws Exception {
        var seen = see(new IcmpProbe(Optional.of(Path.of(Peer.needs("ping", "iputils-ping")))), host, PATIENCE);

        assertThat(seen.detail()).isNull();
        assertThat(seen.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(Seeing.value(seen, "icmp_loss_ratio")).isZero();
        assertThat(Seeing.value(seen, "icmp_rtt_seconds")).isBetween(0.0, 1.0);
        assertThat(Seeing.value(seen, "icmp_rtt_max_seconds"))
                .isGreaterThanOrEqualTo(Seeing.value(seen, "icmp_rtt_seconds"));
    }

    /** A network of its own, on which nobody is: the real program, and real silence. */
    @Test
    void nobodyAnswersInAnEmptyNetwork() throws Exception {
        var ping = Peer.needs("ping", "iputils-ping");
        var unshare = Peer.needs("unshare", "util-linux");
        var network = "PATH=/usr/sbin:/usr/bin:/sbin:/bin; ip link set lo up && ip addr add 192.0.2.2/32 dev lo "
                + "&& ip route add 192.0.2.0/24 dev lo";
        var able = new ProcessBuilder(unshare, "-n", "-r", "sh", "-c", network).start();
        assumeThat(able.waitFor()).as("network namespaces and iproute2").isZero();
        var alone = script("exec " + unshare + " -n -r sh -c '" + network + " && exec " + ping + " \"$@\"' sh \"$@\"");

        var seen = see(new IcmpProbe(Optional.of(alone)), "192.0.2.1", Duration.ofSeconds(2));

        assertThat(seen.detail()).isEqualTo("192.0.2.1 answered none of 3 echoes");
        assertThat(Seeing.value(seen, "icmp_loss_ratio")).isEqualTo(1);
        assertThat(seen.samples()).noneMatch(sample -> sample.metric().equals("icmp_rtt_seconds"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4 packets transmitted, 3 received, 25% packet loss, time 603ms | 0.25",
                "4 packets transmitted, 4 received, +1 duplicates, 0% packet loss, time 3ms | 0",
                "4 packets transmitted, 6 received, 0% packet loss, time 3ms | 0",
            })
    void countsWhatIsLost(String counts, double lost) throws Exception {
        var seen = see(saying(counts + "\nrtt min/avg/max/mdev = 0.5/1.5/2.5/0.25 ms"), "127.0.0.1", PATIENCE);

        assertThat(seen.detail()).isNull();
        assertThat(Seeing.value(seen, "icmp_loss_ratio")).isEqualTo(lost);
        assertThat(Seeing.value(seen, "icmp_rtt_seconds")).isEqualTo(0.0015);
        assertThat(Seeing.value(seen, "icmp_jitter_seconds")).isEqualTo(0.00025);
    }

    @Test
    void saysWhatThePingSaysThatCannotPing() throws Exception {
        assertThat(see(saying("ping: socktype: SOCK_RAW\nping: socket: Operation not permitted"), "127.0.0.1", PATIENCE)
                        .detail())
                .isEqualTo("ping said: ping: socktype: SOCK_RAW");
        assertThat(see(saying(""), "127.0.0.1", PATIENCE).detail()).isEqualTo("ping said: nothing");
        assertThat(see(new IcmpProbe(Optional.empty()), "127.0.0.1", PATIENCE).detail())
                .isEqualTo("ICMP echoes need the system's ping (package iputils-ping)");
    }

    @Test
    void aPingThatHangsIsEnded() throws Exception {
        var begun = folder.resolve("pid");
        var hanging = new IcmpProbe(Optional.of(script("echo $$ > " + begun + "; exec sleep 600")));

        var seen = see(hanging, "127.0.0.1", Duration.ofSeconds(1));

        assertThat(seen.detail()).isEqualTo("Gave up after 1 s while waiting for the echoes of 127.0.0.1");
        var pid = Long.parseLong(Files.readString(begun).strip());
        ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-f", "127.0.0.1; reboot", "127.0.0.1 -f", "host:22", "$(reboot)", "a/b", ""})
    void whatIsNoHostNeverReachesTheProgram(String address) throws Exception {
        var reached = folder.resolve("reached");
        var probe = new IcmpProbe(Optional.of(script("touch " + reached)));

        assertThat(see(probe, address, PATIENCE).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(reached).doesNotExist();
    }

    private IcmpProbe saying(String text) throws IOException {
        return new IcmpProbe(Optional.of(script("cat <<'END'\n" + text + "\nEND")));
    }

    private Path script(String body) throws IOException {
        var script = folder.resolve("ping");
        Files.writeString(script, "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private static Observation see(IcmpProbe probe, String address, Duration timeout) throws InterruptedException {
        return Seeing.run((target, readings) -> probe.read(target, THREE, readings), address, THREE, timeout);
    }
}
