package org.taizhang.ledger.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taizhang.ledger.CannotOpen;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.SignedCheckpoint;
import org.taizhang.ledger.note.CannotSign;
import org.taizhang.ledger.note.Checkpoint;
import org.taizhang.ledger.note.Key;
import org.taizhang.ledger.note.NoteRefused;
import org.taizhang.ledger.note.NoteSigner;
import org.taizhang.ledger.note.SignedNote;
import org.taizhang.ledger.tree.Proofs;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.ledger.tree.TreeReader;

/** What is signed, when, by whom, and which ledgers are refused. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PublisherTest {
    private static final Duration NEVER = Duration.ofDays(1);

    @TempDir
    private Path folder;

    private Ledger ledger;

    @BeforeEach
    void ledger() throws IOException {
        ledger = new Ledger(folder.toRealPath());
    }

    @Test
    void signsWhatTheLedgerHasAsItGrows() {
        var identity = ledger.identity();
        try (var log = ledger.open();
                var publisher = Publisher.start(log, Ledger.published(identity), Ledger.OFTEN)) {
            for (var size : List.of(1L, 257L, 300L)) {
                Ledger.append(log, (int) (size - log.head()));
                Ledger.eventually("signed " + size, () -> Ledger.newest(log) == size);
                var note = log.newestCheckpoint(TreeHash.SHA256).orElseThrow().note();
                var checkpoint = Ledger.read(note, identity.keys().getFirst());
                assertThat(checkpoint).isEqualTo(new Checkpoint(Ledger.ORIGIN, size, root(log, size)));
            }
            assertThat(publisher.trouble()).isEmpty();
            assertThat(log.checkpoints(TreeHash.SHA256, 0, 10))
                    .extracting(SignedCheckpoint::size)
                    .endsWith(257L, 300L);
        }
    }

    @Test
    void signsNothingOfALedgerWithoutEntries() {
        try (var log = ledger.open();
                var publisher = Publisher.start(log, ledger.inTiles(ledger.identity()), Ledger.OFTEN)) {
            assertThat(publisher.publish(TreeHash.SHA256)).isEmpty();
        }
        assertThat(folder.resolve("tlog")).doesNotExist();
    }

    @Test
    void signsWhenAskedAndNotTwice() {
        try (var log = ledger.open();
                var publisher = Publisher.start(log, Ledger.published(ledger.identity()), NEVER)) {
            Ledger.append(log, 5);
            var first = publisher.publish(TreeHash.SHA256).orElseThrow();
            assertThat(first.size()).isEqualTo(5);
            assertThat(publisher.publish(TreeHash.SHA256)).contains(first);
        }
    }

    @Test
    void closingSignsTheRestAndLeavesItInTheTilesDirectory() throws IOException {
        var identity = ledger.identity();
        try (var log = ledger.open()) {
            var publisher = Publisher.start(log, ledger.inTiles(identity), NEVER);
            Ledger.append(log, 700);
            publisher.close();
            publisher.close();
            assertThat(Ledger.newest(log)).isEqualTo(700);
            assertThat(publisher.trouble()).isEmpty();
        }
        var note = ledger.tiles().checkpoint(TreeHash.SHA256).orElseThrow();
        assertThat(Ledger.read(note, identity.keys().getFirst()).size()).isEqualTo(700);
    }

    @Test
    void goesOnWhereItStoppedAndProvesThatItOnlyAdded() {
        var identity = ledger.identity();
        byte[] before;
        try (var log = ledger.open();
                var publisher = Publisher.start(log, Ledger.published(identity), NEVER)) {
            Ledger.append(log, 300);
            before = publisher.publish(TreeHash.SHA256).orElseThrow().note();
        }
        try (var log = ledger.open();
                var publisher = Publisher.start(log, Ledger.published(identity), NEVER)) {
            Ledger.append(log, 700);
            var after = publisher.publish(TreeHash.SHA256).orElseThrow();
            var earlier = Ledger.read(before, identity.keys().getFirst());
            var later = Ledger.read(after.note(), identity.keys().getFirst());
            var tree = new TreeReader(log.tree(TreeHash.SHA256), TreeHash.SHA256, later.size());
            Proofs.consistency(
                    TreeHash.SHA256, 300, 1000, earlier.root(), later.root(), tree.consistency(earlier.size()));
            assertThat(log.checkpoints(TreeHash.SHA256, 0, 10))
                    .extracting(SignedCheckpoint::size)
                    .containsExactly(300L, 1000L);
        }
    }

    @Test
    void aNewKeySignsBesideTheOldOneAndThenAlone() {
        Key old;
        Key young;
        try (var log = ledger.open()) {
            try (var publisher = Publisher.start(log, Ledger.published(ledger.identity()), NEVER)) {
                Ledger.append(log, 1);
                publisher.publish(TreeHash.SHA256);
            }
            var both = ledger.identity(List.of(), "next.key");
            old = both.keys().get(0);
            young = both.keys().get(1);
            try (var publisher = Publisher.start(log, Ledger.published(both), NEVER)) {
                Ledger.append(log, 1);
                var note = publisher.publish(TreeHash.SHA256).orElseThrow().note();
                assertThat(Ledger.read(note, old)).isEqualTo(Ledger.read(note, young));
            }
            var alone = new Identity(
                    TreeHash.SHA256, Ledger.ORIGIN, List.of(ledger.signer("next.key", Ledger.ORIGIN)), List.of(old));
            assertThat(alone.keys()).containsExactly(young, old);
            try (var publisher = Publisher.start(log, Ledger.published(alone), NEVER)) {
                Ledger.append(log, 1);
                var note = publisher.publish(TreeHash.SHA256).orElseThrow().note();
                assertThat(Ledger.read(note, young).size()).isEqualTo(3);
                assertThatExceptionOfType(NoteRefused.NotSigned.class).isThrownBy(() -> Ledger.read(note, old));
            }
        }
    }

    @Test
    void aKeyThatIsChangedWithoutNamingTheOldOneIsRefused() {
        fill(3);
        var other = new Identity(
                TreeHash.SHA256, Ledger.ORIGIN, List.of(ledger.signer("other.key", Ledger.ORIGIN)), List.of());
        refuses(CannotOpen.Unrecognised.class, Ledger.published(other), "No known key has signed the note");
    }

    @Test
    void anotherOriginIsRefused() {
        fill(3);
        var renamed = new Identity(
                TreeHash.SHA256,
                "renamed.example",
                List.of(ledger.signer("renamed.key", "renamed.example")),
                List.of());
        refuses(
                CannotOpen.Unrecognised.class,
                Ledger.published(renamed),
                "it is of the origin " + Ledger.ORIGIN + ", not of renamed.example");
    }

    @Test
    void aLedgerThatLostWhatItHadSignedIsRefused() throws IOException {
        fill(3);
        var copy = Files.copy(ledger.file(), folder.resolve("copy.db"));
        fill(4);
        Files.move(copy, ledger.file(), StandardCopyOption.REPLACE_EXISTING);
        refuses(
                CannotOpen.Contradicted.class,
                ledger.inTiles(ledger.identity()),
                "covers 7 entries, but only 3 are left: entries were lost, or an older copy was put in place");
    }

    @Test
    void aLedgerCutShorterThanItsOwnCheckpointIsRefused() {
        fill(3);
        ledger.change("DELETE FROM entry WHERE position = 2");
        refuses(
                CannotOpen.Contradicted.class,
                Ledger.published(ledger.identity()),
                "The newest checkpoint in the ledger covers 3 entries, but only 2 are left");
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 299})
    void aChangedEntryAtTheEdgeIsRefused(int position) {
        fill(300);
        var changed = ledger.change(
                "UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), 'id', 'ie') AS BLOB) WHERE position = "
                        + position);
        assertThat(changed).isEqualTo(1);
        refuses(
                CannotOpen.Contradicted.class,
                Ledger.published(ledger.identity()),
                "was signed over 300 entries of which at least one is another one now");
    }

    @Test
    void aChangedTileIsRefused() {
        fill(300);
        ledger.change("UPDATE tile SET hashes = zeroblob(8192) WHERE level = 0 AND number = 0");
        refuses(
                CannotOpen.Contradicted.class,
                Ledger.published(ledger.identity()),
                "was signed over 300 entries of which at least one is another one now");
    }

    @Test
    void aCheckpointKeptUnderAnotherSizeIsRefused() {
        fill(3);
        ledger.change("UPDATE checkpoint SET size = 1000");
        refuses(
                CannotOpen.Contradicted.class,
                Ledger.published(ledger.identity()),
                "is kept as one of 1000 entries, but was signed over another number");
    }

    @Test
    void aForgedCheckpointIsRefused() {
        fill(3);
        ledger.change("UPDATE checkpoint SET note = CAST(replace(CAST(note AS TEXT), char(10) || '3' || char(10), "
                + "char(10) || '2' || char(10)) AS BLOB)");
        refuses(
                CannotOpen.Contradicted.class,
                Ledger.published(ledger.identity()),
                "The newest checkpoint in the ledger is not to be believed: The signature of " + Ledger.ORIGIN);
    }

    @Test
    void aCheckpointTheLedgerForgotIsKeptAgain() {
        fill(3);
        ledger.change("DELETE FROM checkpoint");
        try (var log = ledger.open();
                var publisher = Publisher.start(log, ledger.inTiles(ledger.identity()), NEVER)) {
            assertThat(Ledger.newest(log)).isEqualTo(3);
            assertThat(publisher.trouble()).isEmpty();
        }
    }

    @Test
    void twoPublishersWithOneKeyNeverForkTheLog() throws Exception {
        try (var log = ledger.open();
                var threads = Executors.newFixedThreadPool(2)) {
            try (var one = Publisher.start(log, Ledger.published(ledger.identity()), NEVER);
                    var two = Publisher.start(log, Ledger.published(ledger.identity()), NEVER)) {
                for (var round = 0; round < 50; round++) {
                    Ledger.append(log, 3);
                    Callable<Object> first = () -> one.publish(TreeHash.SHA256);
                    Callable<Object> second = () -> two.publish(TreeHash.SHA256);
                    for (var done : threads.invokeAll(List.of(first, second))) done.get();
                }
                assertThat(one.trouble()).isEmpty();
                assertThat(two.trouble()).isEmpty();
            }
            var kept = log.checkpoints(TreeHash.SHA256, 0, 1000);
            assertThat(kept).hasSize(50);
            for (var checkpoint : kept) {
                var said =
                        Ledger.read(checkpoint.note(), ledger.identity().keys().getFirst());
                assertThat(said.root()).isEqualTo(root(log, checkpoint.size()));
            }
        }
    }

    @Test
    void aSignerThatFailsIsToldAndTriedAgain() {
        var failing = new Failing(ledger.signer("log.key", Ledger.ORIGIN));
        var identity = new Identity(TreeHash.SHA256, Ledger.ORIGIN, List.of(failing), List.of());
        try (var log = ledger.open();
                var publisher = Publisher.start(log, Ledger.published(identity), Ledger.OFTEN)) {
            failing.broken = true;
            Ledger.append(log, 1);
            Ledger.eventually("told", () -> publisher.trouble().isPresent());
            assertThat(publisher.trouble()).contains("signing " + Ledger.ORIGIN + ": The token is gone");
            assertThat(Ledger.newest(log)).isZero();
            failing.broken = false;
            Ledger.eventually("signed", () -> Ledger.newest(log) == 1);
            Ledger.eventually("well", () -> publisher.trouble().isEmpty());
        }
        assertThat(failing.closed).isTrue();
    }

    @Test
    void everyTreeIsSignedAtTheSameSizeUnderItsOwnOrigin() throws IOException {
        var sm3 = Ledger.ORIGIN + "/sm3";
        var identities = new Identity[] {
            new Identity(
                    TreeHash.SHA256,
                    Ledger.ORIGIN,
                    List.of(ledger.signer("log.key", Ledger.ORIGIN), ledger.sm2("sm2.key", Ledger.ORIGIN)),
                    List.of()),
            new Identity(TreeHash.SM3, sm3, List.of(ledger.sm2("sm3.key", sm3)), List.of())
        };
        try (var log = ledger.open(TreeHash.SM3);
                var publisher = Publisher.start(log, ledger.inTiles(identities), NEVER)) {
            Ledger.append(log, 600);
            var one = publisher.publish(TreeHash.SHA256).orElseThrow();
            var other = publisher.publish(TreeHash.SM3).orElseThrow();
            for (var key : identities[0].keys())
                assertThat(Ledger.read(one.note(), key).root()).isEqualTo(root(log, 600));
            var said = Ledger.read(other.note(), identities[1].keys().getFirst());
            assertThat(said.origin()).isEqualTo(sm3);
            assertThat(said.size()).isEqualTo(600);
            assertThat(said.root()).isNotEqualTo(root(log, 600));
        }
        assertThat(ledger.tiles().checkpoint(TreeHash.SM3)).isPresent();
        assertThat(folder.resolve("tlog/sm3/tile/0/001")).hasSize(8192);
        assertThat(folder.resolve("tlog/sm3/tile/entries")).doesNotExist();
    }

    /** A signer whose device can be pulled out. */
    private static final class Failing implements NoteSigner {
        private final NoteSigner signer;
        private volatile boolean broken;
        private volatile boolean closed;

        Failing(NoteSigner signer) {
            this.signer = signer;
        }

        @Override
        public Key key() {
            return signer.key();
        }

        @Override
        public byte[] sign(byte[] text) {
            if (broken) throw new CannotSign("The token is gone");
            return signer.sign(text);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void aNoteIsNeverKeptThatItsOwnSignerCannotVerify() {
        var wrong = new NoteSigner() {
            @Override
            public Key key() {
                return ledger.signer("log.key", Ledger.ORIGIN).key();
            }

            @Override
            public byte[] sign(byte[] text) {
                return new byte[64];
            }
        };
        var identity = new Identity(TreeHash.SHA256, Ledger.ORIGIN, List.of(wrong), List.of());
        try (var log = ledger.open();
                var publisher = Publisher.start(log, Ledger.published(identity), NEVER)) {
            Ledger.append(log, 1);
            assertThat(publisher.publish(TreeHash.SHA256)).isEqualTo(Optional.empty());
            assertThat(publisher.trouble().orElseThrow()).contains("does not verify");
        }
    }

    private void fill(int count) {
        try (var log = ledger.open();
                var publisher = Publisher.start(log, ledger.inTiles(ledger.identity()), NEVER)) {
            Ledger.append(log, count);
            assertThat(SignedNote.parse(publisher
                                    .publish(TreeHash.SHA256)
                                    .orElseThrow()
                                    .note())
                            .signatures())
                    .hasSize(1);
        }
    }

    private void refuses(Class<? extends CannotOpen> why, Publisher.Published published, String sentence) {
        try (var log = ledger.open()) {
            assertThatExceptionOfType(why)
                    .isThrownBy(() -> Publisher.start(log, published, NEVER).close())
                    .withMessageContaining(sentence);
        }
    }

    private static byte[] root(CommitLog log, long size) {
        return new TreeReader(log.tree(TreeHash.SHA256), TreeHash.SHA256, size).root();
    }
}
