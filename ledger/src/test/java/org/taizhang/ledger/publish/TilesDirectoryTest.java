package org.taizhang.ledger.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taizhang.ledger.CannotOpen;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.SignedCheckpoint;
import org.taizhang.ledger.note.Checkpoint;
import org.taizhang.ledger.note.SignedNote;
import org.taizhang.ledger.tree.Tile;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.ledger.tree.TreeReader;

/** What is written is all a stranger needs, and stays right whenever the writing breaks off. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TilesDirectoryTest {
    private static final Duration NEVER = Duration.ofDays(1);

    @TempDir
    private Path folder;

    private Ledger ledger;
    private Path tlog;

    @BeforeEach
    void ledger() throws IOException {
        ledger = new Ledger(folder.toRealPath());
        tlog = ledger.folder().resolve("tlog");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 256, 257, 512, 700})
    void itsEntriesHashToItsTilesAndItsTilesToItsCheckpoint(int size) throws IOException {
        try (var log = ledger.open()) {
            Ledger.append(log, size);
            publish(log);
        }
        rederive(size);
    }

    @Test
    void whatOneCheckpointAfterAnotherLeavesIsWhatTheLastNeeds() throws IOException {
        try (var log = ledger.open()) {
            for (var count : List.of(1, 199, 56, 1, 255, 300)) {
                Ledger.append(log, count);
                publish(log);
                rederive(log.head());
            }
        }
        assertThat(files())
                .containsExactlyInAnyOrder(
                        "checkpoint",
                        "tile/0/000",
                        "tile/0/001",
                        "tile/0/002",
                        "tile/0/003.p/44",
                        "tile/1/000.p/1",
                        "tile/1/000.p/2",
                        "tile/1/000.p/3",
                        "tile/entries/000",
                        "tile/entries/001",
                        "tile/entries/002",
                        "tile/entries/003.p/44");
    }

    @Test
    void anInterruptionAfterAnyFileIsMadeGoodByTheNextPublication() throws IOException {
        try (var log = ledger.open()) {
            Ledger.append(log, 300);
            publish(log);
            var before = files();
            Ledger.append(log, 300);
            publish(log);
            var written = files();
            written.removeAll(before);
            assertThat(written).hasSizeGreaterThan(4);
            var old = new String(checkpoint(log, 0).note(), UTF_8);
            for (var stop : written) {
                Files.writeString(tlog.resolve("checkpoint"), old);
                Files.deleteIfExists(tlog.resolve(stop));
                Files.writeString(tlog.resolve(".unfinished"), "half a fi");
                publish(log);
                rederive(600);
                assertThat(tlog.resolve(".unfinished")).doesNotExist();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tile/0/001.p/44", "tile/entries/001.p/44"})
    void aFileThatWasChangedIsToldAndTheCheckpointStaysAsItWas(String changed) throws IOException {
        var identity = ledger.identity();
        try (var log = ledger.open()) {
            Ledger.append(log, 300);
            publish(log);
            var file = tlog.resolve(changed);
            var bytes = Files.readAllBytes(file);
            bytes[5] ^= 1;
            Files.write(file, bytes);
            var again = SignedNote.parse(checkpoint(log, 0).note());
            assertThatExceptionOfType(CannotOpen.Contradicted.class)
                    .isThrownBy(() -> ledger.tiles().publish(log, TreeHash.SHA256, again))
                    .withMessage(file + " was published otherwise than the ledger has it now");
            try (var publisher = Publisher.start(log, ledger.inTiles(identity), Ledger.OFTEN)) {
                Ledger.eventually("told", () -> publisher.trouble().isPresent());
                assertThat(publisher.recipients()).singleElement().satisfies(recipient -> {
                    assertThat(recipient.kind()).isEqualTo(Recipient.Kind.DIRECTORY);
                    assertThat(recipient.size()).isZero();
                    assertThat(recipient.trouble().orElseThrow()).contains("was published otherwise");
                });
            }
        }
    }

    @Test
    void anOlderCheckpointDoesNotReplaceANewerOne() throws IOException {
        try (var log = ledger.open()) {
            Ledger.append(log, 3);
            publish(log);
            Ledger.append(log, 3);
            publish(log);
            ledger.tiles()
                    .publish(
                            log,
                            TreeHash.SHA256,
                            SignedNote.parse(checkpoint(log, 0).note()));
        }
        rederive(6);
    }

    @Test
    void aDirectoryThatIsNewToALongLedgerIsFilledAtTheStart() throws IOException {
        try (var log = ledger.open()) {
            Ledger.append(log, 300);
            try (var publisher = Publisher.start(log, Ledger.published(ledger.identity()), NEVER)) {
                publisher.publish(TreeHash.SHA256);
            }
            try (var publisher = Publisher.start(log, ledger.inTiles(ledger.identity()), NEVER)) {
                Ledger.eventually(
                        "filled", () -> publisher.recipients().getFirst().size() == 300);
            }
        }
        rederive(300);
    }

    @Test
    void aDirectoryThatKnowsMoreThanTheLedgerRefusesIt() throws IOException {
        try (var log = ledger.open()) {
            Ledger.append(log, 300);
            publish(log);
        }
        Files.delete(ledger.file());
        try (var log = ledger.open()) {
            assertThatExceptionOfType(CannotOpen.Contradicted.class)
                    .isThrownBy(() -> Publisher.start(log, ledger.inTiles(ledger.identity()), NEVER)
                            .close())
                    .withMessageContaining("The checkpoint in " + tlog + " covers 300 entries, but only 0 are left");
        }
    }

    @Test
    void aLedgerRewrittenToTheSameLengthIsRefused() throws IOException {
        try (var log = ledger.open()) {
            Ledger.append(log, 300);
            publish(log);
        }
        Files.delete(ledger.file());
        try (var log = ledger.open()) {
            Ledger.append(log, 300);
            assertThatExceptionOfType(CannotOpen.Contradicted.class)
                    .isThrownBy(() -> Publisher.start(log, ledger.inTiles(ledger.identity()), NEVER)
                            .close())
                    .withMessageContaining("of which at least one is another one now");
        }
    }

    @Test
    void aCheckpointThatIsNoneIsRefused() throws IOException {
        try (var log = ledger.open()) {
            Ledger.append(log, 3);
            publish(log);
            Files.writeString(tlog.resolve("checkpoint"), "nothing\n");
            assertThatExceptionOfType(CannotOpen.Contradicted.class)
                    .isThrownBy(() -> Publisher.start(log, ledger.inTiles(ledger.identity()), NEVER)
                            .close())
                    .withMessageContaining("is not to be believed: The note has no blank line");
        }
    }

    /** Keeps and publishes a checkpoint of what the log has. */
    private void publish(CommitLog log) throws IOException {
        try (var publisher = Publisher.start(log, Ledger.published(ledger.identity()), NEVER)) {
            var note = publisher.publish(TreeHash.SHA256).orElseThrow().note();
            ledger.tiles().publish(log, TreeHash.SHA256, SignedNote.parse(note));
        }
    }

    private static SignedCheckpoint checkpoint(CommitLog log, int index) {
        return log.checkpoints(TreeHash.SHA256, 0, 10).get(index);
    }

    private Set<String> files() throws IOException {
        try (var walk = Files.walk(tlog)) {
            var files = new HashSet<String>();
            walk.filter(Files::isRegularFile)
                    .forEach(file -> files.add(tlog.relativize(file).toString()));
            return files;
        }
    }

    /** Knows nothing but the files and the key. */
    private void rederive(long size) throws IOException {
        var key = ledger.signer("log.key", Ledger.ORIGIN).key();
        var checkpoint = Ledger.read(Files.readAllBytes(tlog.resolve("checkpoint")), key);
        assertThat(checkpoint.size()).isEqualTo(size);
        for (var number = 0; number * 256L < size; number++) {
            var tile = Tile.of(0, number, size);
            var hashes = new ByteArrayOutputStream();
            try (var bundle = new DataInputStream(Files.newInputStream(tlog.resolve(tile.entries())))) {
                for (var i = 0; i < tile.width(); i++)
                    hashes.writeBytes(TreeHash.SHA256.leaf(bundle.readNBytes(bundle.readUnsignedShort())));
                assertThat(bundle.read()).isEqualTo(-1);
            }
            assertThat(Files.readAllBytes(tlog.resolve(tile.path()))).isEqualTo(hashes.toByteArray());
        }
        var tree = new TreeReader(this::tile, TreeHash.SHA256, size);
        assertThat(new Checkpoint(Ledger.ORIGIN, size, tree.root())).isEqualTo(checkpoint);
    }

    private byte[] tile(Tile tile) {
        try {
            return Files.readAllBytes(tlog.resolve(tile.path()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
