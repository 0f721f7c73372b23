package org.taizhang.probes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.target.Check;
import org.taizhang.probes.peer.Dnsmasq;
import org.taizhang.probes.peer.Peer;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SimpleResolver;

class DnsProbeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String NAME = "portal.example";
    private static final int PORT = Peer.freePort();

    @TempDir
    private static Path folder;

    private static Peer server;

    private final DnsProbe probe = new DnsProbe();

    @BeforeAll
    static void start() {
        server = Dnsmasq.start(
                folder,
                PORT,
                "--local=/example/",
                "--host-record=portal.example,192.0.2.10,2001:db8::10",
                "--host-record=portal.example,192.0.2.11",
                "--cname=www.example,portal.example",
                "--mx-host=portal.example,mail.example,10",
                "--txt-record=portal.example,v=spf1 -all",
                "--ptr-record=10.2.0.192.in-addr.arpa,portal.example",
                "--srv-host=_sip._tcp.example,portal.example,5060,1,2");
    }

    @AfterAll
    static void stop() {
        if (server != null) server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "portal.example,, '192.0.2.11,192.0.2.10', 2",
        "portal.example., A, '', 2",
        "PORTAL.example, AAAA, '2001:db8:0:0:0:0:0:10', 1",
        "www.example, CNAME, Portal.Example, 1",
        "portal.example, MX, 10 mail.example., 1",
        "portal.example, TXT, v=spf1 -all, 1",
        "192.0.2.10, PTR, portal.example, 1",
        "_sip._tcp.example, SRV, 1 2 5060 portal.example, 1",
    })
    void readsRecordsOfEveryKind(String name, String type, String expected, int count) throws Exception {
        var check = new Check.Dns(
                type, expected.isEmpty() ? null : List.of(expected.split(",")), "127.0.0.1:" + PORT, null);

        var seen = see(name, check, PATIENCE);

        assertThat(seen.detail()).isNull();
        assertThat(seen.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(Seeing.value(seen, "dns_records")).isEqualTo(count);
        assertThat(Seeing.value(seen, "dns_answer_seconds")).isPositive();
        assertThat(Seeing.value(seen, "dns_authenticated")).isZero();
    }

    @Test
    void whatIsNotAsExpectedIsAFailureThatShowsIt() throws Exception {
        for (var expected : List.of("192.0.2.10", "192.0.2.10,192.0.2.11,192.0.2.12", "198.51.100.1")) {
            var seen = see(NAME, new Check.Dns("A", List.of(expected.split(",")), "127.0.0.1:" + PORT, null), PATIENCE);

            assertThat(seen.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(seen.detail()).isEqualTo("The A records of portal.example are 192.0.2.10, 192.0.2.11");
            assertThat(Seeing.value(seen, "dns_records")).isEqualTo(2);
        }
    }

    @Test
    void whatIsNotThere() throws Exception {
        assertThat(see("nothing.example", any(PORT), PATIENCE).detail())
                .isEqualTo("The name nothing.example does not exist");
        assertThat(see(NAME, new Check.Dns("CAA", null, "127.0.0.1:" + PORT, null), PATIENCE)
                        .detail())
                .isEqualTo("The name portal.example has no CAA record");
        assertThat(see("elsewhere.invalid", any(PORT), PATIENCE).detail())
                .isEqualTo("The name server answered REFUSED for elsewhere.invalid");
        assertThat(see("no name", any(PORT), PATIENCE).detail()).isEqualTo("The address has no valid host name");
    }

    @Test
    void whetherDnssecProvesItIsTheServersWord() throws Exception {
        assertThat(see(NAME, new Check.Dns("A", null, "127.0.0.1:" + PORT, true), PATIENCE)
                        .detail())
                .isEqualTo("The answer for portal.example is not authenticated by DNSSEC");
        try (var proving = new Answering(question -> {
            var answer = forwarded(question);
            answer.getHeader().setFlag(Flags.AD);
            return answer.toWire();
        })) {
            var seen = see(NAME, new Check.Dns("A", null, "127.0.0.1:" + proving.port(), true), PATIENCE);

            assertThat(seen.detail()).isNull();
            assertThat(Seeing.value(seen, "dns_authenticated")).isEqualTo(1);
        }
    }

    @Test
    void aServerThatFailsOrTalksGarbage() throws Exception {
        try (var failing = new Answering(question -> {
            var answer = new Message(question.getHeader().getID());
            answer.getHeader().setFlag(Flags.QR);
            answer.getHeader().setRcode(Rcode.SERVFAIL);
            answer.addRecord(question.getQuestion(), 0);
            return answer.toWire();
        })) {
            assertThat(see(NAME, any(failing.port()), PATIENCE).detail())
                    .isEqualTo("The name server answered SERVFAIL for portal.example");
        }
        try (var garbage = new Answering(question -> "HTTP/1.1 400 Bad".getBytes())) {
            assertThat(see(NAME, any(garbage.port()), Duration.ofSeconds(3)).outcome())
                    .isNotEqualTo(Outcome.SUCCEEDED);
        }
    }

    @Test
    void aServerThatIsSilentOrNotThere() throws Exception {
        try (var silent = new Answering(question -> new byte[0])) {
            var seen = see(NAME, any(silent.port()), Duration.ofMillis(600));

            assertThat(seen.outcome()).isNotEqualTo(Outcome.SUCCEEDED);
            assertThat(seen.detail()).containsAnyOf("No name server answered", "Gave up after 0.6 s while waiting");
        }
        assertThat(see(NAME, any(Peer.freeUdpPort()), Duration.ofMillis(600)).outcome())
                .isNotEqualTo(Outcome.SUCCEEDED);
        assertThat(see(NAME, new Check.Dns(null, null, "nowhere.invalid", null), PATIENCE)
                        .detail())
                .isEqualTo("The name nowhere.invalid is not known");
    }

    @Test
    void anAnswerTooLargeForADatagramComesOverTcp() throws Exception {
        var names = folder.resolve("hosts");
        try (var lines = new PrintWriter(names.toFile())) {
            for (var i = 0; i < 200; i++) lines.println("192.0.3." + i + " many.example");
        }
        var port = Peer.freePort();
        try (var large = Peer.start(
                folder,
                Peer.accepts(port),
                Peer.needs("dnsmasq", "dnsmasq-base"),
                "--keep-in-foreground",
                "--user=" + System.getProperty("user.name"),
                "--conf-file=/dev/null",
                "--no-resolv",
                "--no-hosts",
                "--addn-hosts=" + names,
                "--bind-interfaces",
                "--listen-address=127.0.0.1",
                "--port=" + port,
                "--pid-file=" + folder.resolve("pid-large"))) {
            var seen = see("many.example", any(port), PATIENCE);

            assertThat(seen.detail()).as(large.output()).isNull();
            assertThat(Seeing.value(seen, "dns_records")).isEqualTo(200);
        }
    }

    private Observation see(String name, Check.Dns check, Duration timeout) throws InterruptedException {
        return Seeing.run((target, readings) -> probe.read(target, check, readings), name, check, timeout);
    }

    private static Check.Dns any(int port) {
        return new Check.Dns(null, null, "127.0.0.1:" + port, null);
    }

    private static Message forwarded(Message question) {
        try {
            return new SimpleResolver(new InetSocketAddress("127.0.0.1", PORT)).send(question);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A name server over UDP whose answers are the test's; an empty one is not sent. */
    private static final class Answering implements AutoCloseable {
        private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());

        Answering(Function<Message, byte[]> answer) throws IOException {
            Thread.ofVirtual().start(() -> {
                while (!socket.isClosed())
                    try {
                        var packet = new DatagramPacket(new byte[4096], 4096);
                        socket.receive(packet);
                        var question = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
                        var bytes = answer.apply(question);
                        if (bytes.length > 0)
                            socket.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
                    } catch (IOException e) {
                        // The test is over.
                    }
            });
        }

        int port() {
            return socket.getLocalPort();
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
