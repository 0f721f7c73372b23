package org.taizhang.ledger.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.taizhang.ledger.tree.Tile;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.ledger.verify.database.Damaged;
import org.taizhang.ledger.verify.database.Database;
import org.taizhang.ledger.verify.database.Table;
import org.taizhang.ledger.verify.database.TableCursor;
import org.taizhang.ledger.verify.event.Fingerprint;

/** A ledger in a SQLite file, read as bytes: nothing of the library that wrote it is needed, nothing is changed. */
final class SqliteSource implements Source {
    private static final int APPLICATION = 0x545A4C47;
    private static final int FORMAT = 2;
    private static final int ROWS_IN_A_PAGE = 8_192;

    private final Database database;
    private final Table entry;
    private final Table checkpoint;
    private final Table tile;
    private final Table place;
    private final long indexed;
    private final @Nullable Table personal;
    private final long entries;
    private final Map<TreeHash, Mark> newest = new HashMap<>();
    private final Fingerprint fingerprint = new Fingerprint();
    private final List<SqliteReader> readers = new ArrayList<>();
    private volatile long[] walked = {};

    private SqliteSource(Database database) {
        this.database = database;
        if (database.application() != APPLICATION || database.version() != FORMAT)
            throw new Refused(
                    "不是本版本认识的台账（标识 %08x，格式 %d）".formatted(database.application(), database.version()),
                    "it is no ledger that this version knows (id %08x, format %d)"
                            .formatted(database.application(), database.version()));
        this.entry = table("entry");
        this.checkpoint = table("checkpoint");
        this.tile = table("tile");
        this.place = table("place");
        this.indexed = indexed(database.rows(table("indexed")));
        this.personal = database.table("personal").orElse(null);
        this.entries = database.rows(entry).last() + 1;
        if (entries / ROWS_IN_A_PAGE > database.pageCount())
            throw new Damaged(
                    0, "entries up to position " + (entries - 1) + " cannot be in " + database.pageCount() + " pages");
        for (var tree : TreeHash.values()) for (var kept = marks(tree); kept.hasNext(); ) newest.put(tree, kept.next());
    }

    static SqliteSource open(Path file) throws IOException {
        var database = Database.open(file);
        try {
            return new SqliteSource(database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private Table table(String name) {
        return database.table(name).orElseThrow(() -> new Damaged(1, "there is no table " + name));
    }

    private static long indexed(TableCursor rows) {
        if (!rows.next() || !rows.record().isInteger(0)) throw new Damaged(rows.page(), "table indexed has no row");
        return rows.record().integer(0);
    }

    Database database() {
        return database;
    }

    Table entry() {
        return entry;
    }

    /** Where each aggregate's entries stand, without the newest ones. */
    Table places() {
        return place;
    }

    /** How many entries the places tell of. */
    long indexed() {
        return indexed;
    }

    Table tiles() {
        return tile;
    }

    Table checkpoints() {
        return checkpoint;
    }

    Optional<Table> personals() {
        return Optional.ofNullable(personal);
    }

    @Override
    public List<TreeHash> trees() {
        return Stream.of(TreeHash.values())
                .filter(tree -> tree == TreeHash.SHA256 || newest.containsKey(tree))
                .toList();
    }

    @Override
    public Optional<byte[]> newest(TreeHash tree) {
        return Optional.ofNullable(newest.get(tree)).map(Mark::note);
    }

    @Override
    public Optional<String> keys() {
        return Optional.empty();
    }

    @Override
    public long entries() {
        return entries;
    }

    @Override
    public long leaves(TreeHash tree) {
        return entries;
    }

    @Override
    public Iterator<Mark> marks(TreeHash tree) {
        return new KeptMarks(database, checkpoint, tree);
    }

    @Override
    public int threads() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** The table of places tells that, in the order in which it is needed. */
    @Override
    public boolean sequencesToCheck() {
        return false;
    }

    @Override
    public Reader reader(Consumer<Finding> told) {
        var reader = new SqliteReader(this, fingerprint.another(), told);
        synchronized (readers) {
            readers.add(reader);
        }
        return reader;
    }

    @Override
    public void beside(Report report) {
        walked = new SqliteCheck(this, report).walk(fingerprint.another());
    }

    @Override
    public void finish(Report report) throws IOException {
        var check = new SqliteCheck(this, report);
        synchronized (readers) {
            check.places(walked, readers);
        }
        check.newest(fingerprint.another());
        check.tiles();
        check.personal();
        var behind =
                entries - newest.values().stream().mapToLong(Mark::size).max().orElse(0);
        if (behind > 0)
            report.note(
                    "最后一个检查点之后还有 " + behind + " 条，尚无签名为证",
                    behind + " entries after the newest checkpoint are not covered by a signature yet");
        if (database.unfinished() > 0)
            report.note(
                    "预写日志末尾有 " + database.unfinished() + " 帧未提交，已略过",
                    database.unfinished()
                            + " frames at the end of the write-ahead log were never committed and are left out");
        if (database.changed())
            report.add(
                    Finding.missing(-1, "文件 / file", "核对期间有人写入：请核对副本", "somebody wrote to it meanwhile: check a copy"));
    }

    @Override
    public Map<String, Personal> personal(Collection<String> commitments) {
        return personal == null || commitments.isEmpty()
                ? Map.of()
                : PersonalRows.find(database, personal, commitments);
    }

    @Override
    public void close() throws IOException {
        database.close();
    }

    static String name(TreeHash tree, Tile tile) {
        return "tile " + tree.tree() + "/" + tile.level() + "/" + tile.number();
    }
}
