package org.taizhang.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.taizhang.ledger.note.Checkpoint;
import org.taizhang.ledger.note.SignedNote;
import org.taizhang.ledger.tree.Tile;
import org.taizhang.ledger.tree.TreeHash;

/**
 * Every way of changing a published log is detected. With {@code -Dtamper.all} every file of large logs too, which
 * takes long.
 */
class TilesTamperTest {
    private static final boolean ALL = System.getProperty("tamper.all") != null;
    private static final Signer SIGNER = new Signer(TilesLog.ORIGIN);

    @TempDir
    Path directory;

    static IntStream sizes() {
        return IntStream.of(0, 1, 2, 3, 255, 256, 257, 511, 513, 767, 1_000, 65_535, 65_536, 65_537, 70_000);
    }

    static IntStream someSizes() {
        return IntStream.of(1, 2, 3, 255, 256, 257, 513, 1_000);
    }

    private Run verify() {
        return Run.of(directory, "--key", SIGNER.key().vkey());
    }

    private Run verifySince(Path since) {
        return Run.of(directory, "--key", SIGNER.key().vkey(), "--since", since);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void aByteFlippedInAnyFileIsFound(int size) throws IOException {
        new TilesLog(size).write(directory, SIGNER);
        verify().verified();
        var files = files();
        // Of large logs one byte of a file, of each file another kind; with every build only the tiles above the leaves
        // and a few of the others.
        var small = files.size() < 20;
        for (var i = 0; i < files.size(); i++) {
            var name = name(files.get(i));
            if (!ALL && !small && i % (files.size() / 3) != 1 && !name.matches("tile/[1-9].*|tile/0.*\\.p/\\d+"))
                continue;
            var kinds = classes(name, Files.readAllBytes(files.get(i)));
            var turn = i % kinds.size();
            for (var at : small ? kinds : kinds.subList(turn, turn + 1)) {
                var good = flip(files.get(i), at);
                var run = verify().wrong();
                assertThat(run.first()).as("byte %d of %s", at, name).contains(name);
                Files.write(files.get(i), good);
            }
        }
        verify().verified();
    }

    /** One byte of each kind there is in a file. */
    private static List<Integer> classes(String name, byte[] content) {
        var last = content.length - 1;
        if (name.startsWith("tile/entries/")) {
            var second = 2 + (((content[0] & 0xFF) << 8) | (content[1] & 0xFF));
            var classes = new ArrayList<>(List.of(0, 1, 2, last / 2, last));
            if (second < last) classes.addAll(List.of(second - 1, second, second + 1, second + 2));
            return classes;
        }
        return name.equals("checkpoint")
                ? IntStream.range(0, content.length)
                        .filter(i -> ALL || i % 9 == 0 || i > last - 3)
                        .boxed()
                        .toList()
                : List.of(0, 31, last / 2, last);
    }

    @ParameterizedTest
    @MethodSource("someSizes")
    void aFileThatIsMissingTruncatedOrTooLongIsFound(int size) throws IOException {
        new TilesLog(size).write(directory, SIGNER);
        for (var file : files()) {
            var name = name(file);
            var good = Files.readAllBytes(file);
            Files.delete(file);
            verify().incomplete(name);
            Files.write(file, Arrays.copyOf(good, good.length - 1));
            verify().wrong(name);
            Files.write(file, new byte[0]);
            verify().wrong(name);
            Files.write(file, Arrays.copyOf(good, good.length + 1));
            assertThat(verify().exitCode()).as(name).isIn(1, 3);
            Files.write(file, good);
        }
        verify().verified();
    }

    @Test
    void twoEventsThatChangePlacesAreFound() throws IOException {
        var log = new TilesLog(1_000);
        log.write(directory, SIGNER);
        Collections.swap(log.entries, 300, 301);
        TilesLog.put(directory, "tile/entries/001", log.bundle(Tile.of(0, 1, 1_000)));
        verify().wrong("position 300", "tile/entries/001");
        assertThat(verify().out()).contains("what was changed is entries");
    }

    @Test
    void anEventThatIsDroppedOrInsertedIsFound() throws IOException {
        for (var position : new int[] {0, 255, 256, 600, 999}) {
            var log = new TilesLog(1_000);
            log.write(directory, SIGNER);
            var less = new ArrayList<>(log.entries);
            less.remove(position);
            less.add(Entries.entry(5_000, "new"));
            new TilesLog(less, TreeHash.SHA256).write(directory, new Signer(TilesLog.ORIGIN));
            TilesLog.put(directory, "checkpoint", log.checkpoint(SIGNER, 1_000));
            verify().wrong("position");
            var more = new ArrayList<>(log.entries);
            more.add(position, Entries.entry(5_000, "new"));
            for (var number = 0; number < 4; number++)
                TilesLog.put(
                        directory,
                        Tile.of(0, number, 1_000).entries(),
                        new TilesLog(more.subList(0, 1_000), TreeHash.SHA256).bundle(Tile.of(0, number, 1_000)));
            verify().wrong("position");
        }
    }

    @Test
    void anEventEditedTogetherWithItsLeafTileIsFound() throws IOException {
        var log = new TilesLog(70_000);
        log.write(directory, SIGNER);
        var edited = new ArrayList<>(log.entries);
        edited.set(40_000, Entries.entry(40_000, "edited"));
        var other = new TilesLog(edited, TreeHash.SHA256);
        var tile = Tile.of(0, 40_000 / 256, 70_000);
        TilesLog.put(directory, tile.entries(), other.bundle(tile));
        TilesLog.put(directory, tile.path(), other.tree(TreeHash.SHA256).read(tile));
        verify().wrong("tile/1/000", "hash 156", "39936");
    }

    @Test
    void anEventEditedTogetherWithAllTilesIsFound() throws IOException {
        var log = new TilesLog(70_000);
        var edited = new ArrayList<>(log.entries);
        edited.set(40_000, Entries.entry(40_000, "edited"));
        new TilesLog(edited, TreeHash.SHA256).write(directory, SIGNER);
        TilesLog.put(directory, "checkpoint", log.checkpoint(SIGNER, 70_000));
        verify().wrong("checkpoint", "from 0 to 69999");
        // Who has older checkpoints learns more.
        var before = directory.resolveSibling("before");
        var after = directory.resolveSibling("after");
        Files.write(before, log.checkpoint(SIGNER, 39_999));
        Files.write(after, log.checkpoint(SIGNER, 40_500));
        Run.of(directory, "--key", SIGNER.key().vkey(), "--since", before, "--since", after)
                .wrong("after", "from 39999 to 40499");
    }

    @Test
    void aLastCommitThatIsCutOffIsFound() throws IOException {
        var log = new TilesLog(1_000);
        log.write(directory, SIGNER);
        TilesLog.put(directory, "checkpoint", log.checkpoint(SIGNER, 990));
        // What the larger log left behind tells.
        verify().wrong("/003");
        try (var files = Files.walk(directory)) {
            for (var file : files.filter(Files::isRegularFile).toList()) Files.delete(file);
        }
        log.write(directory, TreeHash.SHA256, 990, SIGNER);
        verify().verified();
        var since = directory.resolveSibling("since");
        Files.write(since, log.checkpoint(SIGNER, 1_000));
        verifySince(since).wrong("since", "the last ones are gone");
    }

    @ParameterizedTest
    @MethodSource("someSizes")
    void aForkSignedWithTheRightKeyIsFoundByWhoHasAnOlderCheckpoint(int size) throws IOException {
        var log = new TilesLog(size);
        var since = directory.resolveSibling("since");
        var fork = new ArrayList<>(log.entries);
        fork.set(size / 2, Entries.entry(size / 2, "forked"));
        fork.add(Entries.entry(size, "v"));
        new TilesLog(fork, TreeHash.SHA256).write(directory, SIGNER);
        verify().verified();
        for (var held = size / 2 + 1; held <= size; held += Math.max(1, size / 7)) {
            Files.write(since, log.checkpoint(SIGNER, held));
            verifySince(since).wrong("since", "are not those that were signed");
        }
        Files.write(since, log.checkpoint(SIGNER, size / 2));
        verifySince(since).verified();
    }

    @Test
    void aForkSignedWithAnotherKeyIsFound() throws IOException {
        new TilesLog(300).write(directory, new Signer(TilesLog.ORIGIN));
        verify().wrong("checkpoint", "not to be believed");
        var other = new Signer("other.example/log");
        new TilesLog(300).write(directory, other);
        verify().wrong("checkpoint");
        Run.of(directory, "--key", other.key().vkey()).verified();
    }

    @Test
    void aKeyOfAnotherNameIsNotTheLogs() throws IOException {
        var log = new TilesLog(3);
        log.write(directory, SIGNER);
        var other = new Signer("other.example/log");
        var checkpoint =
                Checkpoint.parse(SignedNote.parse(log.checkpoint(SIGNER, 3)).text());
        TilesLog.put(
                directory,
                "checkpoint",
                SignedNote.sign(checkpoint.text(), List.of(other)).bytes());
        Run.of(directory, "--key", other.key().vkey()).wrong("checkpoint");
    }

    @Test
    void anOlderCheckpointOfAnotherLogIsRefused() throws IOException {
        new TilesLog(300).write(directory, SIGNER);
        var since = directory.resolveSibling("since");
        var other = new Signer("other.example/log");
        Files.write(since, new TilesLog(100).checkpoint(other, 100));
        Run.of(directory, "--key", SIGNER.key().vkey(), "--key", other.key().vkey(), "--since", since)
                .wrong("since", "another log");
        verifySince(since).wrong("since");
    }

    @Test
    void filesThatDoNotBelongThereAreFound() throws IOException {
        var log = new TilesLog(300);
        log.write(directory, SIGNER);
        for (var name : new String[] {"tile/0/000.bak", "tile/entries/x1/002", "tile/0/0000", "tile/9/000"}) {
            TilesLog.put(directory, name, new byte[] {1});
            verify().wrong(name, "no file of a log");
            Files.delete(directory.resolve(name));
        }
        for (var name : new String[] {"tile/0/001.p/45", "tile/entries/001.p/45", "tile/0/002", "tile/1/000.p/2"}) {
            TilesLog.put(directory, name, new byte[32]);
            verify().wrong(name, "beyond the checkpoint");
            Files.delete(directory.resolve(name));
        }
        verify().verified();
    }

    @Test
    void partialFilesOfSmallerTreesHaveToBeBeginnings() throws IOException {
        var log = new TilesLog(600);
        for (var size : new int[] {3, 200, 256, 257, 300, 511, 600})
            log.write(directory, TreeHash.SHA256, size, SIGNER);
        verify().verified();
        for (var name : new String[] {
            "tile/0/000.p/200", "tile/entries/000.p/3", "tile/0/001.p/44", "tile/entries/001.p/255", "tile/1/000.p/1"
        }) {
            var file = directory.resolve(name);
            var good = flip(file, (int) Files.size(file) - 1);
            verify().wrong(name, "not the beginning");
            Files.write(file, Arrays.copyOf(good, good.length - 1));
            verify().wrong(name);
            Files.write(file, good);
        }
        verify().verified();
    }

    @Test
    void theTwinBySm3IsCheckedToo() throws IOException {
        var twin = new Signer(TilesLog.ORIGIN + "/sm3");
        var log = new TilesLog(Entries.of(1_000), TreeHash.SHA256, TreeHash.SM3);
        log.write(directory, SIGNER);
        log.write(directory, TreeHash.SM3, 900, twin);
        var both = new Object[] {
            directory, "--key", SIGNER.key().vkey(), "--key", twin.key().vkey()
        };
        Run.of(both).verified();
        verify().wrong("sm3/checkpoint");
        for (var file : files()) {
            if (!name(file).startsWith("sm3/")) continue;
            var good = flip(file, 17);
            Run.of(both).wrong(name(file));
            Files.write(file, good);
        }
        // The same origin for both would let one be shown for the other.
        log.write(directory, TreeHash.SM3, 900, SIGNER);
        Run.of(both).wrong("two trees have the origin");
    }

    @Test
    void anEventThatDoesNotFollowItsAggregatesLastIsFound() throws IOException {
        var entries = Entries.of(600);
        entries.set(301, Entries.entry(306, "v"));
        new TilesLog(entries, TreeHash.SHA256).write(directory, SIGNER);
        verify().wrong("position 301", "sequence 61");
    }

    private byte[] flip(Path file, int at) throws IOException {
        var good = Files.readAllBytes(file);
        var bad = good.clone();
        bad[at] ^= 1;
        Files.write(file, bad);
        return good;
    }

    private String name(Path file) {
        return directory.relativize(file).toString();
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
