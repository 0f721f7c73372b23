package org.taizhang.ledger.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.taizhang.ledger.Personal;
import org.taizhang.ledger.tree.Tile;
import org.taizhang.ledger.tree.TreeHash;

/** Every way of changing a ledger's file is detected. */
class SqliteTamperTest {
    private static final Signer SIGNER = new Signer(TilesLog.ORIGIN);
    private static final Signer TWIN = new Signer(TilesLog.ORIGIN + "/sm3");

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("ledger.db");
    }

    private Run verify(Object... more) {
        var arguments = new Object[5 + more.length];
        arguments[0] = file;
        arguments[1] = "--key";
        arguments[2] = SIGNER.key().vkey();
        arguments[3] = "--key";
        arguments[4] = TWIN.key().vkey();
        System.arraycopy(more, 0, arguments, 5, more.length);
        return Run.of(arguments);
    }

    private void write(int size) {
        try (var log = Ledger.open(file)) {
            for (var at : new int[] {1, 255, 256, 257, 512, 700}) {
                if (at >= size) break;
                Ledger.append(log, (int) log.head(), at);
                Ledger.sign(log, TreeHash.SHA256, SIGNER);
            }
            Ledger.append(log, (int) log.head(), size);
            Ledger.sign(log, TreeHash.SHA256, SIGNER);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 255, 256, 257, 511, 513, 767, 1_000})
    void aLedgerAsItIsWrittenIsVerified(int size) {
        write(size);
        assertThat(verify().verified().out()).contains(size + " entries");
    }

    @ParameterizedTest
    @ValueSource(ints = {65_535, 65_537, 70_000})
    void aLargeLedgerIsVerified(int size) {
        write(size);
        verify().verified();
    }

    @ParameterizedTest
    @CsvSource({
        "'UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), ''\"v\"'', ''\"w\"'') AS BLOB) WHERE position = 300', position 300, ''",
        "UPDATE entry SET bytes = zeroblob(10) WHERE position = 0, position 0, ''",
        "UPDATE entry SET bytes = x'' WHERE position = 999, position 999, ''",
        "UPDATE entry SET aggregate = 'other' WHERE position = 300, position 300, entry.aggregate",
        "UPDATE entry SET sequence = sequence + 500 WHERE position = 300, position 300, entry.sequence",
        "UPDATE entry SET time = time + 1 WHERE position = 300, position 300, entry.time",
        "UPDATE entry SET latest = latest + 1 WHERE position = 300, position 300, entry.latest",
        "UPDATE entry SET position = -1 WHERE position = 300, position, ''",
        "UPDATE entry SET position = 5000 WHERE position = 999, position 999, ''",
        "DELETE FROM entry WHERE position = 300, position 300, no entry at this position",
        "DELETE FROM entry WHERE position = 0, position 0, no entry at this position",
        "DELETE FROM entry WHERE position = 999, position 999, checkpoint sha256/1000",
        "DELETE FROM entry, '', ''",
        "UPDATE tile SET hashes = zeroblob(8192) WHERE level = 0 AND number = 1, position 256, tile sha256/0/1",
        "UPDATE tile SET hashes = zeroblob(8191) WHERE level = 0 AND number = 1, position 256, tile sha256/0/1",
        "UPDATE tile SET tree = 'sm3' WHERE number = 1, position 256, tile sha256/0/1",
        "UPDATE tile SET level = 1 WHERE number = 1, position 256, tile sha256/0/1",
        "UPDATE tile SET number = 7 WHERE number = 1, position 256, tile sha256/0/1",
        "DELETE FROM tile WHERE number = 2, position 512, tile sha256/0/2",
        "'INSERT INTO tile VALUES (''sha256'', 0, 3, zeroblob(8192))', tile sha256/0/3, no such row",
        "'INSERT INTO tile VALUES (''md5'', 0, 0, zeroblob(8192))', tile md5/0/0, no such row",
        "UPDATE checkpoint SET size = 258 WHERE size = 257, checkpoint sha256/258, ''",
        "UPDATE checkpoint SET size = 5000 WHERE size = 1000, checkpoint sha256/5000, ''",
        "UPDATE checkpoint SET note = (SELECT note FROM checkpoint WHERE size = 255) WHERE size = 256, checkpoint sha256/256, ''",
        "UPDATE checkpoint SET note = zeroblob(100) WHERE size = 256, checkpoint sha256/256, ''",
        "'UPDATE checkpoint SET note = CAST(replace(CAST(note AS TEXT), ''/test'', ''/tost'') AS BLOB) WHERE size = 256', checkpoint sha256/256, ''",
    })
    void everyColumnThatIsChangedIsFound(String statement, String first, String second) throws Exception {
        write(1_000);
        Ledger.tamper(file, statement);
        var run = verify();
        assertThat(run.exitCode()).as(run.out() + run.err()).isIn(1, 3);
        if (!first.isEmpty()) assertThat(run.out()).contains(first);
        if (!second.isEmpty()) assertThat(run.out()).contains(second);
        if (first.startsWith("position ")) assertThat(run.first()).contains(first);
    }

    /** Where one thread's run of entries ends and the next one's begins. */
    @ParameterizedTest
    @ValueSource(ints = {4_095, 4_096, 4_097})
    void aLatestTimeThatWasChangedIsFoundAtTheEdgeOfARun(int position) throws Exception {
        write(5_000);
        for (var change : new String[] {"- 1", "+ 1"}) {
            Ledger.tamper(file, "UPDATE entry SET latest = latest " + change + " WHERE position = " + position);
            verify().wrong("position " + position, "entry.latest");
            Ledger.tamper(
                    file,
                    "UPDATE entry SET latest = latest " + (change.startsWith("-") ? "+ 1" : "- 1")
                            + " WHERE position = " + position);
        }
        verify().verified();
    }

    @Test
    void twoEventsThatChangePlacesAreFound() throws Exception {
        write(1_000);
        Ledger.tamper(
                file,
                "UPDATE entry SET position = -1 WHERE position = 300",
                "UPDATE entry SET position = 300 WHERE position = 301",
                "UPDATE entry SET position = 301 WHERE position = -1");
        verify().wrong("position 300");
    }

    @Test
    void anEventEditedTogetherWithAllTilesIsFoundBetweenTwoCheckpoints() throws Exception {
        write(1_000);
        var edited = Entries.of(1_000);
        edited.set(600, Entries.entry(600, "edited"));
        rewrite(edited);
        verify().wrong("position 512 … 699", "checkpoint sha256/700");
    }

    /** Puts other bytes for all entries, and tiles that fit them. */
    private void rewrite(List<byte[]> entries) throws Exception {
        var tiles = new TilesLog(entries, TreeHash.SHA256);
        try (var sqlite = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            sqlite.createStatement().execute("DROP TRIGGER entry_never_changes");
            try (var update = sqlite.prepareStatement("UPDATE entry SET bytes = ? WHERE position = ?");
                    var tile = sqlite.prepareStatement("UPDATE tile SET hashes = ? WHERE level = 0 AND number = ?")) {
                sqlite.setAutoCommit(false);
                for (var i = 0; i < entries.size(); i++) {
                    update.setBytes(1, entries.get(i));
                    update.setLong(2, i);
                    update.executeUpdate();
                }
                for (var number = 0; number < entries.size() / 256; number++) {
                    tile.setBytes(1, tiles.tree(TreeHash.SHA256).read(new Tile(0, number, 256)));
                    tile.setLong(2, number);
                    tile.executeUpdate();
                }
                sqlite.commit();
            }
        }
    }

    @Test
    void aForkSignedWithTheRightKeyIsFoundByWhoHasAnOlderCheckpoint() throws Exception {
        write(1_000);
        var fork = Entries.of(1_000);
        fork.set(600, Entries.entry(600, "forked"));
        rewrite(fork);
        var forked = new TilesLog(fork, TreeHash.SHA256);
        Ledger.tamper(file, "DELETE FROM checkpoint WHERE size IN (700)");
        try (var sqlite = DriverManager.getConnection("jdbc:sqlite:" + file);
                var update = sqlite.prepareStatement("UPDATE checkpoint SET note = ? WHERE size = 1000")) {
            update.setBytes(1, forked.checkpoint(SIGNER, 1_000));
            update.executeUpdate();
        }
        verify().verified();
        var since = directory.resolve("since");
        Files.write(since, new TilesLog(1_000).checkpoint(SIGNER, 700));
        verify("--since", since).wrong("since", "from 512 to 699");
    }

    @Test
    void aLedgerCutBackToAnOlderCheckpointIsFoundByWhoHasANewerOne() throws Exception {
        write(1_000);
        Ledger.tamper(
                file,
                "DELETE FROM entry WHERE position >= 700",
                "DELETE FROM checkpoint WHERE size > 700",
                "DELETE FROM tile WHERE number = 2");
        verify().verified();
        var since = directory.resolve("since");
        Files.write(since, new TilesLog(1_000).checkpoint(SIGNER, 1_000));
        verify("--since", since).wrong("since", "the last ones are gone");
    }

    @Test
    void aSequenceThatIsMissingIsFoundEvenWhenTheBytesSaySo() throws Exception {
        var entries = Entries.of(600);
        try (var log = Ledger.open(file)) {
            Ledger.append(log, 0, 600);
        }
        entries.set(
                300,
                new String(entries.get(300), UTF_8)
                        .replace("\"sequence\":60", "\"sequence\":61")
                        .getBytes(UTF_8));
        rewrite(entries);
        Ledger.tamper(
                file,
                "DELETE FROM checkpoint",
                "UPDATE entry SET sequence = 1000 WHERE position = 305",
                "UPDATE entry SET sequence = 61 WHERE position = 300");
        try (var sqlite = DriverManager.getConnection("jdbc:sqlite:" + file);
                var insert = sqlite.prepareStatement("INSERT INTO checkpoint VALUES ('sha256', 600, ?)")) {
            insert.setBytes(1, new TilesLog(entries, TreeHash.SHA256).checkpoint(SIGNER, 600));
            insert.executeUpdate();
        }
        verify().wrong("position 300", "sequence 61");
    }

    @Test
    void aByteFlippedAnywhereInTheEntriesIsFound() throws Exception {
        write(700);
        var good = Files.readAllBytes(file);
        var random = new Random(11);
        var text = new String(good, ISO_8859_1);
        for (var i = 0; i < 60; i++) {
            // In the bytes of some entry that is a row of the table, not in a page that is free.
            var at = text.indexOf("{\"v\":1,", random.nextInt(good.length * 3 / 4)) + random.nextInt(150);
            try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
                raw.seek(at);
                raw.write(good[at] ^ 1);
            }
            var run = verify();
            assertThat(run.exitCode()).as("byte %d: %s", at, run.out()).isEqualTo(1);
            try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
                raw.seek(at);
                raw.write(good[at]);
            }
        }
        verify().verified();
    }

    @Test
    void placesThatWereChangedAreFound() throws Exception {
        write(10_000);
        verify().verified();
        var good = Files.readAllBytes(file);
        for (var change : new String[] {
            "UPDATE place SET position = 7 WHERE position = 300",
            "UPDATE place SET sequence = 5000 WHERE position = 300",
            "UPDATE place SET aggregate = 'other' WHERE position = 300",
            "DELETE FROM place WHERE position = 300",
            "DELETE FROM place WHERE position = 8",
            "DELETE FROM place",
            "INSERT INTO place VALUES ('c-9-9', 0, 9999)",
            "UPDATE indexed SET entries = entries - 1",
            "UPDATE indexed SET entries = entries + 1",
            "UPDATE indexed SET entries = 20000",
            "UPDATE indexed SET entries = -1"
        }) {
            Ledger.tamper(file, change);
            var run = verify();
            assertThat(run.exitCode()).as(change + run.out()).isEqualTo(1);
            Files.write(file, good);
        }
        verify().verified();
        Ledger.tamper(file, "DELETE FROM place", "UPDATE indexed SET entries = 0");
        verify().verified(); // as before the index was first brought up to date
    }

    @Test
    void personalDataThatIsNotWhatWasCommittedToIsFound() throws Exception {
        var personal = Personal.of("p-1", "王芳");
        try (var log = Ledger.open(file)) {
            Ledger.append(log, 0, 300, personal, Personal.of("p-2", "李强"));
            log.erase("p-2", 299);
            Ledger.sign(log, TreeHash.SHA256, SIGNER);
        }
        assertThat(verify().verified().out()).contains("1 values are there, 1 were erased");
        for (var change : new String[] {
            "UPDATE personal SET value = '王方' WHERE owner = 'p-1'",
            "UPDATE personal SET salt = zeroblob(16) WHERE owner = 'p-1'",
            "UPDATE personal SET salt = NULL WHERE owner = 'p-1'",
            "UPDATE personal SET commitment = 'c' WHERE owner = 'p-1'",
            "UPDATE personal SET erased = 7 WHERE owner = 'p-1'",
            "UPDATE personal SET erased = NULL WHERE owner = 'p-2'",
            "UPDATE personal SET erased = 300 WHERE owner = 'p-2'"
        }) {
            var copy = Files.readAllBytes(file);
            Ledger.tamper(file, change);
            verify().wrong("personal");
            Files.write(file, copy);
        }
        verify().verified();
    }

    @Test
    void bothTreesAreChecked() throws Exception {
        try (var log = Ledger.open(file, TreeHash.SHA256, TreeHash.SM3)) {
            Ledger.append(log, 0, 600);
            Ledger.sign(log, TreeHash.SHA256, SIGNER);
            Ledger.sign(log, TreeHash.SM3, TWIN);
        }
        verify().verified();
        Ledger.tamper(file, "UPDATE tile SET hashes = zeroblob(8192) WHERE tree = 'sm3' AND number = 1");
        verify().wrong("position 256", "tile sm3/0/1");
    }

    @Test
    void whatNoCheckpointCoversYetIsSaid() {
        try (var log = Ledger.open(file)) {
            Ledger.append(log, 0, 300);
            Ledger.sign(log, TreeHash.SHA256, SIGNER);
            Ledger.append(log, 300, 310);
        }
        assertThat(verify().verified().out()).contains("10 entries after the newest checkpoint");
    }

    @Test
    void aLedgerWithoutCheckpointCannotBeVerified() {
        try (var log = Ledger.open(file)) {
            Ledger.append(log, 0, 3);
        }
        verify().incomplete("there is no signed checkpoint");
    }

    @Test
    void aLiveLedgerIsCheckedWithItsWriteAheadLog() throws Exception {
        try (var log = Ledger.open(file)) {
            Ledger.append(log, 0, 600);
            Ledger.sign(log, TreeHash.SHA256, SIGNER);
            assertThat(Files.size(directory.resolve("ledger.db-wal"))).isPositive();
            assertThat(verify().verified().out()).contains("600 entries");
            // Without it, it is as if what it holds had never been.
            Files.copy(file, directory.resolve("alone.db"));
            file = directory.resolve("alone.db");
            assertThat(verify().exitCode()).isNotZero();
        }
    }

    @Test
    void whatIsNoLedgerIsRefused() throws Exception {
        try (var sqlite = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            sqlite.createStatement().execute("CREATE TABLE t (a)");
        }
        verify().incomplete("no ledger");
        Files.writeString(file, "something else altogether");
        verify().incomplete("no ledger file");
        file = directory.resolve("absent");
        verify().incomplete("does not exist");
    }

    @Test
    void aFileThatIsCutOffIsRefused() throws Exception {
        write(300);
        try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.setLength(raw.length() / 2);
        }
        assertThat(verify().exitCode()).isEqualTo(1);
    }
}
