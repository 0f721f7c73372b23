package org.taizhang.ledger.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.note.Checkpoint;
import org.taizhang.ledger.note.Cosignature;
import org.taizhang.ledger.note.SignedNote;
import org.taizhang.ledger.tree.TreeHash;

/** A witness that checks and remembers cosigns what only adds, and gives away what does not. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WitnessedTest {
    private static final Duration SOON = Duration.ofMillis(20);

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private Ledger ledger;
    private TestWitness witness;

    @BeforeEach
    void start() throws IOException {
        ledger = new Ledger(folder.toRealPath());
        witness = TestWitness.start(ledger.folder(), ledger.identity().keys().getFirst(), 0);
    }

    @AfterEach
    void stop() {
        witness.close();
        http.close();
    }

    @Test
    void cosignsTheFirstCheckpointAndEveryOneAfterIt() throws IOException {
        try (var log = ledger.open();
                var publisher = publisher(log)) {
            for (var count : List.of(3, 300)) {
                Ledger.append(log, count);
                Ledger.eventually("cosigned " + log.head(), () -> isCosigned(log, log.head()));
            }
            assertThat(witness.size()).isEqualTo(303);
            assertThat(publisher.trouble()).isEmpty();
            assertThat(publisher.recipients()).singleElement().satisfies(recipient -> {
                assertThat(recipient.kind()).isEqualTo(Recipient.Kind.WITNESS);
                assertThat(recipient.name()).isEqualTo("witness.example/w1");
                assertThat(recipient.size()).isEqualTo(303);
            });
            var note = SignedNote.parse(
                    log.newestCheckpoint(TreeHash.SHA256).orElseThrow().note());
            assertThat(Cosignature.of(note.signatures().getLast()).time()).isEqualTo(1_800_000_000);
        }
        assertThat(witness.answers()).containsOnly(200);
    }

    @Test
    void aProductThatStartsAgainLearnsWhatTheWitnessKnowsAndAddsNoSecondCosignature() {
        fill(5);
        try (var log = ledger.open();
                var publisher = publisher(log)) {
            Ledger.eventually("asked", () -> publisher.recipients().getFirst().size() == 5);
            assertThat(note(log).signatures()).hasSize(2);
            Ledger.append(log, 5);
            Ledger.eventually("cosigned", () -> isCosigned(log, 10));
            assertThat(note(log).signatures()).hasSize(2);
        }
        assertThat(witness.answers()).containsExactly(200, 409, 200, 200);
    }

    @Test
    void aWitnessThatForgotIsToldFromTheBeginning() throws IOException {
        fill(5);
        witness.forget();
        try (var log = ledger.open();
                var publisher = publisher(log)) {
            Ledger.append(log, 5);
            Ledger.eventually("cosigned", () -> isCosigned(log, 10));
            assertThat(publisher.trouble()).isEmpty();
        }
    }

    @Test
    void aWitnessThatIsDownIsMadeUpToWhenItIsBack() throws IOException {
        var port = witness.port();
        try (var log = ledger.open();
                var publisher = publisher(log)) {
            Ledger.append(log, 3);
            Ledger.eventually("cosigned", () -> isCosigned(log, 3));
            witness.close();
            Ledger.append(log, 3);
            Ledger.eventually("signed without it", () -> Ledger.newest(log) == 6);
            Ledger.eventually("told", () -> publisher.trouble().isPresent());
            assertThat(isCosigned(log, 6)).isFalse();
            witness =
                    TestWitness.start(ledger.folder(), ledger.identity().keys().getFirst(), port);
            Ledger.eventually("cosigned", () -> isCosigned(log, 6));
            Ledger.eventually("well", () -> publisher.trouble().isEmpty());
        }
    }

    @Test
    void aWitnessThatKnowsMoreGivesAwayALedgerThatWasPutBack() throws IOException {
        fill(3);
        var copy = Files.copy(ledger.file(), ledger.folder().resolve("copy.db"));
        fill(4);
        Files.move(copy, ledger.file(), StandardCopyOption.REPLACE_EXISTING);
        try (var log = ledger.open();
                var publisher = publisher(log)) {
            Ledger.eventually("told", () -> publisher.trouble().isPresent());
            assertThat(publisher.trouble().orElseThrow())
                    .contains("has cosigned 7 entries, but this ledger has signed only 3");
            Ledger.append(log, 10);
            Ledger.eventually("told", () -> publisher.trouble().orElse("").contains("declined with 422"));
            assertThat(isCosigned(log, 13)).isFalse();
        }
        assertThat(witness.size()).isEqualTo(7);
    }

    @Test
    void aWitnessThatKnowsAnotherTreeOfTheSameSizeIsTold() throws IOException {
        witness.remember(new Checkpoint(Ledger.ORIGIN, 3, new byte[32]));
        try (var log = ledger.open();
                var publisher = publisher(log)) {
            Ledger.append(log, 3);
            Ledger.eventually("told", () -> publisher.trouble().isPresent());
            assertThat(publisher.trouble().orElseThrow()).contains("it knows another root hash at this size");
        }
    }

    @Test
    void aWitnessThatDoesNotKnowTheLogIsTold() throws IOException {
        try (var stranger = TestWitness.start(
                        Files.createDirectory(ledger.folder().resolve("stranger")),
                        ledger.signer("stranger.key", "stranger.example").key(),
                        0);
                var log = ledger.open();
                var publisher =
                        Publisher.start(log, Ledger.to(stranger.at(http), ledger.identity()), Ledger.OFTEN, SOON)) {
            Ledger.append(log, 3);
            Ledger.eventually("told", () -> publisher.trouble().isPresent());
            assertThat(publisher.trouble().orElseThrow()).contains("404: it does not know this log");
            assertThat(Ledger.newest(log)).isEqualTo(3);
        }
    }

    @Test
    void aWitnessThatAlwaysSaysAnotherSizeIsGivenUp() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/add-checkpoint", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var size = body.startsWith("old 0\n") ? "1\n" : "0\n";
            exchange.getResponseHeaders().set("Content-Type", "text/x.tlog.size");
            exchange.sendResponseHeaders(409, size.length());
            exchange.getResponseBody().write(size.getBytes(UTF_8));
            exchange.close();
        });
        server.start();
        var fickle = new Witness(
                http, URI.create("http://localhost:" + server.getAddress().getPort()), witness.key());
        try (var log = ledger.open();
                var publisher = Publisher.start(log, Ledger.to(fickle, ledger.identity()), Ledger.OFTEN, SOON)) {
            Ledger.append(log, 3);
            Ledger.eventually("told", () -> publisher.trouble().isPresent());
            assertThat(publisher.trouble().orElseThrow()).contains("says another size each time it is asked");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void cosignaturesAreKeptPublishedAndNeverPileUp() throws IOException {
        var blocked = Files.writeString(ledger.folder().resolve("blocked"), "");
        var published = new Publisher.Published(
                List.of(ledger.identity()),
                Optional.of(ledger.tiles()),
                List.of(new FilePlace(blocked, Clock.systemUTC())),
                List.of(witness.at(http)));
        try (var log = ledger.open();
                var publisher = Publisher.start(log, published, Ledger.OFTEN, Duration.ofMillis(1))) {
            Ledger.append(log, 3);
            Ledger.eventually("cosigned", () -> isCosigned(log, 3));
            Ledger.eventually("told", () -> publisher.trouble().isPresent());
            Files.delete(blocked);
            Ledger.eventually("brought", () -> publisher.recipients().getLast().size() == 3);
            assertThat(note(log).signatures()).hasSize(2);
            assertThat(Files.readAllBytes(blocked.resolve("checkpoint")))
                    .isEqualTo(note(log).bytes())
                    .isEqualTo(ledger.tiles().checkpoint(TreeHash.SHA256).orElseThrow());
        }
        assertThat(witness.answers()).containsExactly(200);
    }

    @Test
    void aPublisherThatIsSlowerThanAnotherOverTheSameLogIsNoAlarm() throws IOException {
        try (var log = ledger.open()) {
            Ledger.append(log, 3);
            try (var fast = publisher(log)) {
                Ledger.eventually("cosigned", () -> isCosigned(log, 3));
            }
            var attempts = new Attempts(SOON);
            var slow = new Deliveries(log, Ledger.to(witness.at(http), ledger.identity()), attempts);
            var old = log.newestCheckpoint(TreeHash.SHA256).orElseThrow();
            Ledger.append(log, 3);
            try (var fast = publisher(log)) {
                Ledger.eventually("cosigned", () -> isCosigned(log, 6));
            }
            slow.deliver(ledger.identity(), old);
            assertThat(attempts.trouble()).isEmpty();
            assertThat(witness.size()).isEqualTo(6);
        }
    }

    private Publisher publisher(CommitLog log) {
        return Publisher.start(log, Ledger.to(witness.at(http), ledger.identity()), Ledger.OFTEN, SOON);
    }

    private void fill(int count) {
        try (var log = ledger.open();
                var publisher = publisher(log)) {
            Ledger.append(log, count);
            Ledger.eventually("cosigned", () -> isCosigned(log, log.head()));
        }
    }

    private static SignedNote note(CommitLog log) {
        return SignedNote.parse(
                log.newestCheckpoint(TreeHash.SHA256).orElseThrow().note());
    }

    private boolean isCosigned(CommitLog log, long size) {
        var newest = log.newestCheckpoint(TreeHash.SHA256);
        if (newest.isEmpty() || newest.get().size() != size) return false;
        var verifiers = List.of(
                witness.key().verifier(), ledger.identity().keys().getFirst().verifier());
        return SignedNote.open(newest.get().note(), verifiers).verifiedBy().size() == 2;
    }
}
