package org.taizhang.probes.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.observation.Sample;
import org.taizhang.domain.target.Check;
import org.taizhang.domain.target.LogPattern;
import org.taizhang.probes.Attention;
import org.taizhang.probes.Eventually;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Watch;
import org.taizhang.probes.Watched;
import org.taizhang.probes.peer.Peer;

/** Messages over real sockets, and those of Debian's rsyslogd. */
class SyslogReceiverTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final LogPattern ERROR = new LogPattern("error", "(?i)error|错误", 2);
    private static final LogPattern WARNING = new LogPattern("warning", "WARN", 3);

    private final UUID target = UUID.randomUUID();
    private final SyslogInbox inbox = new SyslogInbox();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final BlockingQueue<Observation> roused = new LinkedBlockingQueue<>();
    private volatile Set<UUID> watched = Set.of(target);
    private String address = "127.0.0.1";
    private String app;
    private SyslogReceiver receiver;

    private final Attention attention = new Attention() {
        @Override
        public boolean watches(UUID id) {
            return watched.contains(id);
        }

        @Override
        public boolean runNow(UUID id) {
            return roused.add(run());
        }
    };

    @BeforeEach
    void start() throws Failed {
        receiver = new SyslogReceiver(LOOPBACK, 0, inbox, attention, meters);
        run();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private Observation run() {
        return run(new SyslogProbe(inbox, true));
    }

    private Observation run(SyslogProbe probe) {
        var check = new Check.Syslog(app, List.of(ERROR, WARNING));
        var seen = new Watched(target, address, check, Duration.ofMinutes(1), Duration.ofSeconds(20));
        try {
            return new Watch((each, readings) -> probe.read(each, check, readings), Clock.systemUTC()).run(seen);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void udp(byte[] message) throws IOException {
        try (var socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(message, message.length, LOOPBACK, receiver.udpPort()));
        }
    }

    private void udp(String message) throws IOException {
        udp(message.getBytes(StandardCharsets.UTF_8));
    }

    private void tcp(String... pieces) throws IOException {
        try (var socket = new Socket(LOOPBACK, receiver.tcpPort())) {
            for (var piece : pieces) {
                socket.getOutputStream().write(piece.getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();
            }
            socket.shutdownOutput();
            assertThat(socket.getInputStream().read())
                    .as("the receiver is done")
                    .isEqualTo(-1);
        }
    }

    private double count(String outcome) {
        return meters.get("taizhang.syslog.messages")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private void comes(String outcome, int times) {
        Eventually.holds(times + " " + outcome, () -> count(outcome) >= times);
        assertThat(count(outcome)).isEqualTo(times);
    }

    @Test
    void aGraveMessageHasItsTargetRunAtOnce() throws Exception {
        udp("<11>1 2026-11-24T08:00:00Z web1 nginx 7 - - 错误：上游超时\n");
        var seen = Eventually.comes(roused);
        assertThat(seen.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(seen.detail()).isEqualTo("1 of 1 new lines matched; error: nginx: 错误：上游超时");
        assertThat(seen.facts()).as("what would go into the ledger").isEmpty();
        assertThat(seen.samples())
                .contains(
                        Sample.of("log_lines", 1),
                        new Sample("log_matches", "error", 1),
                        new Sample("log_matches", "warning", 0),
                        new Sample("syslog_messages", "error", 1));
        assertThat(run().samples()).as("taken once").contains(Sample.of("log_lines", 0));
    }

    @Test
    void whatIsNotGraveWaitsForTheNextRun() throws Exception {
        tcp("<12>Nov 24 08:00:00 web1 nginx: WARN slow\n<14>nginx: fine\n");
        comes("kept", 2);
        assertThat(run().samples()).contains(Sample.of("log_lines", 2), new Sample("log_matches", "warning", 1));
        assertThat(roused).isEmpty();
    }

    @Test
    void aStreamIsCutByCountedOctetsAndByLinesHoweverItComes() throws Exception {
        tcp("12 <14>nginx:\nx", "14 <14>nginx: 好<1", "4>nginx: a\r\n\n<14>nginx: b\0<14>nginx: no end");
        comes("kept", 5);
    }

    @Test
    void halfMessagesAndWrongLengthsAreCountedAndEndTheConnectionAlone() throws Exception {
        tcp("100 <14>nginx: half");
        tcp("12");
        tcp("99999999999 <14>nginx: too long a number");
        tcp("1x <14>nginx: no number");
        comes("malformed", 4);
        tcp("<14>nginx: fine\n");
        comes("kept", 1);
    }

    @Test
    void garbageIsCountedAndHarmless() throws Exception {
        udp("GET / HTTP/1.1\r\n\r\n");
        udp(new byte[] {0, 1, 2, (byte) 0xFF, (byte) 0xFE});
        udp(new byte[0]);
        tcp("\u0016\u0003\u0001\n<999>x\n");
        comes("malformed", 5);
        udp("<14>nginx: fine");
        comes("kept", 1);
        assertThat(run().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void whatIsTooLongIsCutAndTheNextIsWhole() throws Exception {
        var longer = "<14>nginx: error " + "x".repeat(200_000);
        tcp(longer.length() + " " + longer + "<14>nginx: a\n" + longer + "\n<14>nginx: WARN\n");
        comes("kept", 4);
        comes("cut", 2);
        assertThat(Eventually.comes(roused).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void gb18030IsUnderstood() throws Exception {
        udp("<14>nginx: 错误甲".getBytes(Charset.forName("GB18030")));
        assertThat(Eventually.comes(roused).detail()).endsWith("error: nginx: 错误甲");
    }

    @Test
    void onlyMessagesOfTheProgramAndTheSourceAreTaken() throws Exception {
        app = "nginx";
        run();
        udp("<11>sshd: error");
        comes("unknown-source", 1);
        udp("<14>nginx: fine");
        comes("kept", 1);
        address = "192.0.2.1";
        run();
        udp("<11>nginx: error");
        comes("unknown-source", 2);
        address = Check.Syslog.ANY_SOURCE;
        run();
        udp("<11>nginx: error");
        assertThat(Eventually.comes(roused).samples()).contains(Sample.of("log_lines", 1));
    }

    @Test
    void aTargetThatIsNotWatchedAnyMoreIsForgotten() throws Exception {
        watched = Set.of();
        udp("<11>nginx: error");
        comes("unknown-source", 1);
        watched = Set.of(target);
        udp("<11>nginx: error");
        comes("unknown-source", 2);
        assertThat(roused).isEmpty();
    }

    @Test
    void whereSyslogIsNotReceivedOrThereIsNoSuchHostTheRunSaysSo() {
        assertThat(run(new SyslogProbe(inbox, false)).detail())
                .isEqualTo("Syslog is not received here (taizhang.probes.syslog.port)");
        address = "no-such-host.invalid";
        assertThat(run().detail()).isEqualTo("There is no host no-such-host.invalid");
    }

    @Test
    void aPortThatIsTakenIsSaid() {
        assertThatThrownBy(() -> new SyslogReceiver(LOOPBACK, receiver.tcpPort(), inbox, attention, meters))
                .isInstanceOf(Failed.class)
                .hasMessageContaining("Syslog cannot be received at port " + receiver.tcpPort());
    }

    @Test
    void rsyslogForwardsByEachWay(@TempDir Path folder) throws Exception {
        var program = Peer.needs("rsyslogd", "rsyslog");
        var input = Peer.freePort();
        var conf = Files.writeString(
                folder.resolve("rsyslog.conf"), """
                global(workDirectory="%1$s" net.enableDNS="off")
                module(load="imtcp")
                input(type="imtcp" address="127.0.0.1" port="%2$d")
                if $msg contains "udp" then action(type="omfwd" target="127.0.0.1" port="%3$d" protocol="udp" template="RSYSLOG_SyslogProtocol23Format")
                if $msg contains "counted" then action(type="omfwd" target="127.0.0.1" port="%4$d" protocol="tcp" TCP_Framing="octet-counted" template="RSYSLOG_SyslogProtocol23Format")
                if $msg contains "lines" then action(type="omfwd" target="127.0.0.1" port="%4$d" protocol="tcp" template="RSYSLOG_TraditionalForwardFormat")
                """.formatted(folder, input, receiver.udpPort(), receiver.tcpPort()));
        try (var rsyslogd = Peer.start(
                        folder,
                        Peer.accepts(input),
                        program,
                        "-n",
                        "-f",
                        conf.toString(),
                        "-i",
                        folder.resolve("pid").toString());
                var socket = new Socket(LOOPBACK, input)) {
            socket.getOutputStream()
                    .write(
                            "<14>Nov 24 08:00:00 web1 nginx: WARN udp\n<14>Nov 24 08:00:00 web1 nginx: WARN counted 好\n<14>Nov 24 08:00:00 web1 nginx[7]: WARN lines\n"
                                    .getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            Eventually.holds("three are kept; " + rsyslogd.output(), () -> count("kept") == 3);
        }
        app = "nginx";
        var seen = run();
        assertThat(seen.samples()).contains(Sample.of("log_lines", 3), new Sample("log_matches", "warning", 3));
        assertThat(count("malformed")).isZero();
    }
}
