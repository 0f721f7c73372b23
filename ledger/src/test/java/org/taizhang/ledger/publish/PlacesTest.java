package org.taizhang.ledger.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.ledger.CannotOpen;
import org.taizhang.ledger.note.Checkpoint;
import org.taizhang.ledger.note.SignedNote;
import org.taizhang.ledger.tree.TreeHash;

/** Checkpoints come to where an insider does not rule: real files, servers and sockets. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PlacesTest {
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    /** A clock as fine as the machine's may be. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T08:00:00.123456789Z"), ZoneOffset.UTC);

    private static final Pattern MESSAGE = Pattern.compile(
            "<133>1 2026-11-23T08:00:00\\.123Z ledger-host taizhang \\d+ CHECKPOINT \\[checkpoint@32473 tree=\"sha256\""
                    + " origin=\"ledger\\.example/test\" size=\"(\\d+)\" root=\"([^\"]+)\" note=\"([^\"]+)\"] "
                    + "The ledger has \\1 entries");

    @TempDir
    private Path folder;

    private Ledger ledger;

    @BeforeEach
    void ledger() throws IOException {
        ledger = new Ledger(folder.toRealPath());
    }

    private record Posted(String type, String tree, String authorization, byte[] body) {}

    @Test
    void aFolderHoldsTheNewestAndTheLastOfEachDay() throws IOException {
        var drop = folder.resolve("usb/drop");
        var place = new FilePlace(drop, CLOCK);
        assertThat(place.newest(TreeHash.SHA256)).isEmpty();
        try (var log = ledger.open();
                var publisher = Publisher.start(log, Ledger.to(place, ledger.identity()), Ledger.OFTEN)) {
            Ledger.append(log, 3);
            Ledger.eventually("brought", () -> publisher.recipients().getFirst().size() == 3);
            Ledger.append(log, 3);
            Ledger.eventually("brought", () -> publisher.recipients().getFirst().size() == 6);
            var newest = Files.readAllBytes(drop.resolve("checkpoint"));
            assertThat(newest)
                    .isEqualTo(
                            log.newestCheckpoint(TreeHash.SHA256).orElseThrow().note())
                    .isEqualTo(Files.readAllBytes(drop.resolve("checkpoint-2026-11-23")));
        }
        Files.delete(ledger.file());
        try (var log = ledger.open()) {
            assertThatExceptionOfType(CannotOpen.Contradicted.class)
                    .isThrownBy(() -> Publisher.start(log, Ledger.to(place, ledger.identity()), NEVER)
                            .close())
                    .withMessageContaining("The checkpoint in " + drop + " covers 6 entries, but only 0 are left");
        }
    }

    @Test
    void aFolderThatCannotBeReadIsNoReasonToBelieveTheLedger() throws IOException {
        var drop = Files.createDirectories(folder.resolve("drop"));
        Files.createDirectory(drop.resolve("checkpoint"));
        try (var log = ledger.open()) {
            Ledger.append(log, 1);
            var place = new FilePlace(drop, CLOCK);
            assertThatExceptionOfType(CannotOpen.Contradicted.class)
                    .isThrownBy(() -> Publisher.start(log, Ledger.to(place, ledger.identity()), NEVER)
                            .close())
                    .withMessageContaining("cannot be read, so that the ledger cannot be compared with it");
        }
    }

    @Test
    void aFolderThatComesBackIsGivenWhatItMissed() throws IOException {
        var drop = folder.resolve("drop");
        Files.writeString(drop, "in the way");
        var place = new FilePlace(drop, CLOCK);
        try (var log = ledger.open();
                var publisher = Publisher.start(
                        log, Ledger.to(place, ledger.identity()), Ledger.OFTEN, Duration.ofMillis(20))) {
            Ledger.append(log, 3);
            Ledger.eventually("told", () -> publisher.trouble().isPresent());
            assertThat(publisher.recipients()).singleElement().satisfies(recipient -> {
                assertThat(recipient.name()).isEqualTo(drop.toString());
                assertThat(recipient.size()).isZero();
                assertThat(recipient.trouble()).isPresent();
            });
            Files.delete(drop);
            Ledger.eventually("brought", () -> publisher.recipients().getFirst().size() == 3);
            Ledger.eventually("well", () -> publisher.trouble().isEmpty());
        }
    }

    @Test
    void aWebhookIsPostedEachCheckpointOnceAndAgainOnlyIfItFailed() throws Exception {
        var posted = new LinkedBlockingQueue<Posted>();
        var statuses = new LinkedBlockingQueue<>(List.of(204, 500, 202, 200));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            var headers = exchange.getRequestHeaders();
            posted.add(new Posted(
                    headers.getFirst("Content-Type"),
                    headers.getFirst("Taizhang-Tree"),
                    Optional.ofNullable(headers.getFirst("Authorization")).orElse(""),
                    exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(statuses.remove(), -1);
            exchange.close();
        });
        server.start();
        try (var http = HttpClient.newHttpClient();
                var log = ledger.open()) {
            var address = URI.create("http://localhost:" + server.getAddress().getPort() + "/hook?token=hidden");
            var place = new WebhookPlace(http, address, "Bearer secret");
            assertThat(place.name()).isEqualTo("localhost/hook");
            var published = new Publisher.Published(
                    List.of(ledger.identity()),
                    Optional.empty(),
                    List.of(place, new FilePlace(folder.resolve("a file is in its way"), CLOCK)),
                    List.of());
            Files.writeString(folder.resolve("a file is in its way"), "");
            try (var publisher = Publisher.start(log, published, Ledger.OFTEN, Duration.ofMillis(20))) {
                Ledger.append(log, 1);
                var first = comes(posted);
                assertThat(first.type()).isEqualTo("text/plain; charset=utf-8");
                assertThat(first.tree()).isEqualTo("sha256");
                assertThat(first.authorization()).isEqualTo("Bearer secret");
                assertThat(first.body())
                        .isEqualTo(log.newestCheckpoint(TreeHash.SHA256)
                                .orElseThrow()
                                .note());
                Ledger.append(log, 1);
                assertThat(comes(posted).body()).isEqualTo(comes(posted).body());
                Ledger.append(log, 1);
                assertThat(SignedNote.parse(comes(posted).body()).text()).contains("\n3\n");
                Ledger.eventually(
                        "brought", () -> publisher.recipients().getFirst().size() == 3);
                assertThat(publisher.trouble().orElseThrow())
                        .contains("a file is in its way")
                        .doesNotContain("secret", "hidden", "localhost");
            }
            assertThat(posted).isEmpty();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aWebhookThatDoesNotTakeItIsTold() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
        try (var http = HttpClient.newHttpClient()) {
            var address = URI.create("http://localhost:" + server.getAddress().getPort() + "/hook");
            var place = new WebhookPlace(http, address, "");
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> place.bring(TreeHash.SHA256, note(1)))
                    .withMessage("it answered 302");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void syslogOverTcpIsToldTheWholeNoteInCountedOctets() throws Exception {
        try (var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            var place = syslog(server.getLocalPort(), true);
            place.bring(TreeHash.SHA256, note(7));
            try (var connection = server.accept()) {
                var frame = new String(connection.getInputStream().readAllBytes(), UTF_8);
                var space = frame.indexOf(' ');
                var message = frame.substring(space + 1);
                assertThat(Integer.parseInt(frame.substring(0, space))).isEqualTo(message.getBytes(UTF_8).length);
                understands(message, 7);
            }
        }
    }

    @Test
    void syslogOverUdpIsToldTheWholeNoteInOneDatagram() throws Exception {
        try (var server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            syslog(server.getLocalPort(), false).bring(TreeHash.SHA256, note(8));
            var datagram = new DatagramPacket(new byte[4096], 4096);
            server.setSoTimeout(20_000);
            server.receive(datagram);
            understands(new String(datagram.getData(), 0, datagram.getLength(), UTF_8), 8);
        }
    }

    @Test
    void aSyslogServerThatIsNotThereIsTold() throws IOException {
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        try (var log = ledger.open();
                var publisher = Publisher.start(log, Ledger.to(syslog(port, true), ledger.identity()), Ledger.OFTEN)) {
            Ledger.append(log, 1);
            Ledger.eventually("told", () -> publisher.trouble().isPresent());
            assertThat(publisher.trouble().orElseThrow())
                    .startsWith("syslog localhost:" + port + ", " + Ledger.ORIGIN + ": ");
        }
    }

    @Test
    void aRealSyslogServerWritesItDown() throws Exception {
        var program = List.of("/usr/sbin/rsyslogd", "/sbin/rsyslogd").stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(program.isPresent(), "rsyslogd is not installed");
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var written = ledger.folder().resolve("written.log");
        var settings = Files.writeString(
                ledger.folder().resolve("rsyslog.conf"), """
                global(workDirectory="%s" maxMessageSize="16k")
                module(load="imtcp")
                input(type="imtcp" port="%d" address="127.0.0.1")
                template(name="whole" type="string" string="%%structured-data%%\\n")
                action(type="omfile" file="%s" template="whole")
                """.formatted(ledger.folder(), port, written));
        var server = new ProcessBuilder(
                        program.get().toString(),
                        "-n",
                        "-f",
                        settings.toString(),
                        "-i",
                        ledger.folder().resolve("rsyslog.pid").toString())
                .redirectErrorStream(true)
                .redirectOutput(ledger.folder().resolve("rsyslog.out").toFile())
                .start();
        try {
            var place = syslog(port, true);
            Ledger.eventually("rsyslogd takes it", () -> brought(place));
            Ledger.eventually(
                    "rsyslogd writes it down",
                    () -> Files.exists(written) && !lines(written).isEmpty());
            var data =
                    Pattern.compile("note=\"([^\"]+)\"").matcher(lines(written).getFirst());
            assertThat(data.find()).isTrue();
            assertThat(SignedNote.parse(Base64.getDecoder().decode(data.group(1))))
                    .isEqualTo(note(9));
        } finally {
            server.destroyForcibly();
            assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private boolean brought(Place place) {
        try {
            place.bring(TreeHash.SHA256, note(9));
            return true;
        } catch (IOException | InterruptedException notYet) {
            return false;
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static SyslogPlace syslog(int port, boolean tcp) {
        return new SyslogPlace(InetSocketAddress.createUnresolved("localhost", port), tcp, "ledger-host", CLOCK);
    }

    private static void understands(String message, long size) {
        var found = MESSAGE.matcher(message);
        assertThat(found.matches()).as(message).isTrue();
        var note = SignedNote.parse(Base64.getDecoder().decode(found.group(3)));
        var checkpoint = Checkpoint.parse(note.text());
        assertThat(checkpoint.size()).isEqualTo(size).isEqualTo(Long.parseLong(found.group(1)));
        assertThat(checkpoint.root()).isEqualTo(Base64.getDecoder().decode(found.group(2)));
    }

    private SignedNote note(long size) {
        return ledger.identity().sign(new Checkpoint(Ledger.ORIGIN, size, new byte[32]));
    }

    private static Posted comes(BlockingQueue<Posted> queue) throws InterruptedException {
        var next = queue.poll(20, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }
}
