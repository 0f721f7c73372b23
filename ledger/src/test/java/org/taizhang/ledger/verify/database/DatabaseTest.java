package org.taizhang.ledger.verify.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("test.db");
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 1024, 4096, 8192, 65_536})
    void readsEveryRowOfEveryPageSize(int pageSize) throws Exception {
        try (var sqlite = open()) {
            run(sqlite, "PRAGMA page_size = " + pageSize);
            fill(sqlite, 3_000);
        }
        assertThat(rows()).isEqualTo(expected());
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 4096, 65_536})
    void readsWhatIsCommittedInTheWriteAheadLogOnly(int pageSize) throws Exception {
        try (var sqlite = open()) {
            run(sqlite, "PRAGMA page_size = " + pageSize);
            run(sqlite, "PRAGMA journal_mode = WAL");
            run(sqlite, "PRAGMA wal_autocheckpoint = 0");
            fill(sqlite, 700);
            run(sqlite, "DELETE FROM thing WHERE id % 7 = 0");
            run(sqlite, "UPDATE thing SET name = 'changed' || id WHERE id % 11 = 0");
            var expected = expected();
            run(sqlite, "BEGIN");
            run(sqlite, "DELETE FROM thing");
            assertThat(rows()).isEqualTo(expected);
            run(sqlite, "ROLLBACK");
            run(sqlite, "PRAGMA wal_checkpoint(TRUNCATE)");
            run(sqlite, "DELETE FROM thing WHERE id > 600");
            assertThat(rows()).isEqualTo(expected());
            copyAsCrashed();
        }
        assertThat(rows()).isNotEmpty().isEqualTo(expected());
    }

    @Test
    void readsWhatIsLeftAfterDeletesAndVacuum() throws Exception {
        try (var sqlite = open()) {
            fill(sqlite, 2_000);
            run(sqlite, "DELETE FROM thing WHERE id % 3 <> 0");
            assertThat(rows()).isEqualTo(expected());
            run(sqlite, "VACUUM");
            run(sqlite, "PRAGMA auto_vacuum = FULL");
            run(sqlite, "VACUUM");
            run(sqlite, "DELETE FROM thing WHERE id > 900");
        }
        assertThat(rows()).isNotEmpty().isEqualTo(expected());
    }

    @Test
    void readsAnEmptyTableAndOneWithAColumnAddedLater() throws Exception {
        try (var sqlite = open()) {
            run(sqlite, "CREATE TABLE none (id INTEGER PRIMARY KEY)");
            run(
                    sqlite,
                    "CREATE TABLE late (id INTEGER PRIMARY KEY, \"odd, name\" TEXT DEFAULT ('a,b') /* , */, CHECK (id > 0))");
            run(sqlite, "INSERT INTO late VALUES (7, 'x')");
            run(sqlite, "ALTER TABLE late ADD COLUMN more INTEGER");
        }
        try (var database = Database.open(file)) {
            assertThat(database.rows(database.table("none").orElseThrow()).next())
                    .isFalse();
            var late = database.table("LATE").orElseThrow();
            assertThat(late.columns()).containsExactly("id", "odd, name", "more");
            var rows = database.rows(late);
            assertThat(rows.next()).isTrue();
            assertThat(rows.record().text(late.column("odd, name"))).isEqualTo("x");
            assertThat(rows.record().isNull(late.column("more"))).isTrue();
            assertThat(database.table("absent")).isEmpty();
            assertThatThrownBy(() -> late.column("absent")).isInstanceOf(Damaged.class);
        }
    }

    @Test
    void goesToAnyRow() throws Exception {
        try (var sqlite = open()) {
            run(sqlite, "PRAGMA page_size = 512");
            fill(sqlite, 3_000);
            run(sqlite, "DELETE FROM thing WHERE id BETWEEN 1000 AND 1500");
        }
        try (var database = Database.open(file)) {
            var rows = database.rows(database.table("thing").orElseThrow());
            for (var id : new long[] {2_999, 1, 1_000, 1_500, 999, 1_501, 2, 64, Long.MIN_VALUE, -5}) {
                rows.seek(id);
                assertThat(rows.next()).isTrue();
                assertThat(rows.rowid()).isEqualTo(id >= 1_000 && id <= 1_500 ? 1_501 : Math.max(id, 0));
            }
            rows.seek(3_000);
            assertThat(rows.next()).isFalse();
            rows.seek(Long.MAX_VALUE);
            assertThat(rows.next()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 4096})
    void walksThroughIndexesAndTablesWithoutRowIds(int pageSize) throws Exception {
        var expected = new ArrayList<String>();
        try (var sqlite = open()) {
            run(sqlite, "PRAGMA page_size = " + pageSize);
            run(
                    sqlite,
                    "CREATE TABLE tile (hashes BLOB, tree TEXT, number INTEGER, PRIMARY KEY (tree, number)) WITHOUT ROWID");
            try (var insert = sqlite.prepareStatement("INSERT INTO tile VALUES (zeroblob(?), ?, ?)")) {
                sqlite.setAutoCommit(false);
                for (var i = 0; i < 1_500; i++) {
                    insert.setInt(1, i % 900);
                    insert.setString(2, i % 2 == 0 ? "sha256" : "sm3");
                    insert.setLong(3, (i * 7919L) % 1_500);
                    insert.executeUpdate();
                }
                sqlite.commit();
                sqlite.setAutoCommit(true);
            }
            fill(sqlite, 800);
            try (var rows = sqlite.createStatement().executeQuery("SELECT * FROM tile ORDER BY tree, number")) {
                while (rows.next()) expected.add(rows.getString(2) + rows.getLong(3) + "/" + rows.getBytes(1).length);
            }
        }
        try (var database = Database.open(file)) {
            var table = database.table("tile").orElseThrow();
            assertThat(table.rowids()).isFalse();
            assertThat(table.columns()).containsExactly("tree", "number", "hashes");
            var found = new ArrayList<String>();
            var records = database.records(table);
            while (records.next()) found.add(tile(records));
            assertThat(found).isEqualTo(expected);
            for (var i = 0; i < expected.size(); i += 37) {
                var wanted = expected.get(i);
                var tree = wanted.startsWith("sm3") ? "sm3" : "sha256";
                records.seek(tree, Long.parseLong(wanted.substring(tree.length(), wanted.indexOf('/'))));
                assertThat(records.next()).isTrue();
                assertThat(tile(records)).isEqualTo(wanted);
            }
            records.seek("zzz", 0L);
            assertThat(records.next()).isFalse();
            var index = database.records(database.indexes("thing").getFirst());
            var before = "";
            var count = 0;
            for (; index.next(); count++) {
                assertThat(index.record().text(0)).isGreaterThanOrEqualTo(before);
                before = index.record().text(0);
            }
            assertThat(count).isEqualTo(800);
        }
    }

    private static String tile(IndexCursor at) {
        return at.record().text(0) + at.record().integer(1) + "/" + at.record().length(2);
    }

    @Test
    void aByteFlippedAnywhereIsReadOrRefusedButNeverHangs() throws Exception {
        try (var sqlite = open()) {
            run(sqlite, "PRAGMA page_size = 512");
            fill(sqlite, 200);
        }
        var good = Files.readAllBytes(file);
        var refused = 0;
        var random = new Random(7);
        for (var i = 0; i < 1_500; i++) {
            var bad = good.clone();
            // Half of them where pages say how they are made.
            var at = i % 2 == 0
                    ? random.nextInt(bad.length)
                    : random.nextInt(bad.length / 512) * 512 + random.nextInt(16);
            bad[at] ^= (byte) (1 << random.nextInt(8));
            if (i % 5 == 0) bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            Files.write(file, bad);
            var seen = assertTimeoutPreemptively(Duration.ofSeconds(20), this::readable, "byte " + at);
            if (!seen) refused++;
        }
        assertThat(refused).isGreaterThan(200);
    }

    private boolean readable() throws IOException {
        try (var database = Database.open(file)) {
            var rows = database.rows(database.table("thing").orElseThrow(() -> new Damaged(1, "no table")));
            while (rows.next()) rows.record().bytes(3);
            for (var index : database.indexes("thing")) {
                var records = database.records(index);
                while (records.next()) records.record().bytes(0);
            }
            return true;
        } catch (Damaged e) {
            assertThat(e.getMessage()).isNotBlank();
            return false;
        }
    }

    @Test
    void aPageThatPointsToItselfIsRefused() throws Exception {
        try (var sqlite = open()) {
            run(sqlite, "PRAGMA page_size = 512");
            fill(sqlite, 500);
        }
        try (var database = Database.open(file)) {
            var root = database.table("thing").orElseThrow().root();
            try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
                raw.seek((root - 1) * 512 + 8);
                raw.writeInt((int) root);
            }
            var rows = database.rows(database.table("thing").orElseThrow());
            assertThatThrownBy(() -> {
                        while (rows.next()) {}
                    })
                    .isInstanceOf(Damaged.class)
                    .hasMessageContaining("page ");
        }
    }

    @Test
    void aFileThatIsCutOffIsRefused() throws Exception {
        try (var sqlite = open()) {
            fill(sqlite, 500);
        }
        try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.setLength(raw.length() - 1);
        }
        assertThatThrownBy(() -> Database.open(file))
                .isInstanceOf(Damaged.class)
                .hasMessageContaining("cut off");
    }

    @Test
    void whatIsNoDatabaseIsRefused() throws Exception {
        Files.writeString(file, "no database".repeat(100));
        assertThatThrownBy(() -> Database.open(file)).isInstanceOf(Damaged.class);
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> Database.open(file)).isInstanceOf(Damaged.class);
        assertThat(Database.is(file)).isFalse();
    }

    @Test
    void anInterruptedRollbackIsRefused() throws Exception {
        try (var sqlite = open()) {
            fill(sqlite, 5);
        }
        Files.writeString(directory.resolve("test.db-journal"), "something");
        assertThatThrownBy(() -> Database.open(file))
                .isInstanceOf(Damaged.class)
                .hasMessageContaining("rollback journal");
    }

    @Test
    void aWriteAheadLogBrokenBeforeLaterCommitsIsRefused() throws Exception {
        logOfCommits(5);
        var wal = directory.resolve("test.db-wal");
        var good = Files.readAllBytes(wal);
        for (var at : new int[] {3, 17, 24, 32 + 1, 32 + 9, 32 + 17, 32 + 24 + 2_000}) {
            var bad = good.clone();
            bad[at] ^= 1;
            Files.write(wal, bad);
            assertThatThrownBy(() -> Database.open(file)).as("byte " + at).isInstanceOf(Damaged.class);
        }
    }

    @Test
    void aWriteAheadLogWhoseLastCommitIsTornIsReadUpToTheOneBefore() throws Exception {
        logOfCommits(5);
        var wal = directory.resolve("test.db-wal");
        var good = Files.readAllBytes(wal);
        good[good.length - 1] ^= 1;
        Files.write(wal, good);
        try (var database = Database.open(file)) {
            assertThat(database.unfinished()).isPositive();
            assertThat(database.table("t3")).isPresent();
            assertThat(database.table("t4")).isEmpty();
        }
        Files.write(wal, Arrays.copyOf(good, good.length - 4_000));
        try (var database = Database.open(file)) {
            assertThat(database.table("t3")).isPresent();
            assertThat(database.table("t4")).isEmpty();
        }
    }

    @Test
    void tellsWhetherSomebodyWroteMeanwhile() throws Exception {
        try (var sqlite = open()) {
            run(sqlite, "PRAGMA journal_mode = WAL");
            fill(sqlite, 10);
            try (var database = Database.open(file)) {
                assertThat(database.changed()).isFalse();
                run(sqlite, "PRAGMA wal_checkpoint(TRUNCATE)");
                run(sqlite, "DELETE FROM thing");
                assertThat(database.changed()).isTrue();
            }
        }
    }

    /** Leaves a database with a write-ahead log of some commits, as a process that was killed does. */
    private void logOfCommits(int count) throws Exception {
        try (var sqlite = open()) {
            run(sqlite, "PRAGMA journal_mode = WAL");
            for (var i = 0; i < count; i++) run(sqlite, "CREATE TABLE t" + i + " (id INTEGER PRIMARY KEY)");
            copyAsCrashed();
        }
    }

    private void copyAsCrashed() throws IOException {
        var copy = Files.createDirectories(directory.resolve("crashed")).resolve("test.db");
        Files.copy(file, copy);
        Files.copy(directory.resolve("test.db-wal"), copy.resolveSibling("test.db-wal"));
        file = copy;
        directory = copy.getParent();
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private static void run(Connection sqlite, String statement) throws SQLException {
        try (var run = sqlite.createStatement()) {
            run.execute(statement);
        }
    }

    private static void fill(Connection sqlite, int count) throws SQLException {
        run(
                sqlite,
                "CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT UNIQUE, number INTEGER, content BLOB) STRICT");
        var random = new Random(42);
        sqlite.setAutoCommit(false);
        try (var insert = sqlite.prepareStatement("INSERT INTO thing VALUES (?, ?, ?, ?)")) {
            for (var i = 0; i < count; i++) {
                // Lengths around all that decides whether and how far a record overflows.
                var content = new byte[i % 97 == 0 ? random.nextInt(70_000) : random.nextInt(700)];
                random.nextBytes(content);
                insert.setLong(1, i);
                insert.setString(2, "名-" + random.nextLong());
                insert.setLong(3, random.nextLong() >> random.nextInt(64));
                insert.setBytes(4, content);
                insert.executeUpdate();
            }
        }
        sqlite.commit();
        sqlite.setAutoCommit(true);
    }

    private List<String> expected() throws SQLException {
        var found = new ArrayList<String>();
        try (var sqlite = open();
                var rows = sqlite.createStatement().executeQuery("SELECT * FROM thing ORDER BY id")) {
            while (rows.next())
                found.add(rows.getLong(1) + " " + rows.getString(2) + " " + rows.getLong(3) + " "
                        + Arrays.hashCode(rows.getBytes(4)));
        }
        return found;
    }

    private List<String> rows() throws IOException {
        var found = new ArrayList<String>();
        try (var database = Database.open(file)) {
            var rows = database.rows(database.table("thing").orElseThrow());
            while (rows.next()) {
                var row = rows.record();
                found.add(
                        rows.rowid() + " " + row.text(1) + " " + row.integer(2) + " " + Arrays.hashCode(row.bytes(3)));
            }
        }
        return found;
    }
}
