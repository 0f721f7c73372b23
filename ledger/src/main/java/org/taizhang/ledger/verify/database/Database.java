package org.taizhang.ledger.verify.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A SQLite database file with the write-ahead log beside it, as of the last commit: read only, without locks, nothing
 * is created or changed. Who writes to it meanwhile may make a reading fail, which {@link #changed} tells afterwards.
 */
public final class Database implements AutoCloseable {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 100;

    private final FileChannel file;
    private final @Nullable FileChannel log;
    private final @Nullable Wal wal;
    private final byte[] before;
    private final byte[] header;
    private final Pages pages;

    private Database(FileChannel file, @Nullable FileChannel log, @Nullable Wal wal) throws IOException {
        this.file = file;
        this.log = log;
        this.wal = wal;
        this.before = read(file, HEADER);
        this.header = header();
        this.pages = pages();
    }

    /** Opens a database; throws {@link Damaged} when the file is none. */
    public static Database open(Path path) throws IOException {
        var journal = path.resolveSibling(path.getFileName() + "-journal");
        if (Files.exists(journal) && Files.size(journal) > 0)
            throw new Damaged(0, "a rollback journal lies beside it: a writer was interrupted and has to finish first");
        var file = FileChannel.open(path);
        FileChannel log = null;
        try {
            var beside = path.resolveSibling(path.getFileName() + "-wal");
            if (Files.exists(beside)) log = FileChannel.open(beside);
            return new Database(file, log, log == null ? null : Wal.read(log));
        } catch (IOException | RuntimeException e) {
            file.close();
            if (log != null) log.close();
            throw e;
        }
    }

    /** Whether a file begins like a database. */
    public static boolean is(Path path) throws IOException {
        try (var file = FileChannel.open(path)) {
            return Arrays.equals(read(file, MAGIC.length), MAGIC);
        }
    }

    private byte[] header() throws IOException {
        var logged = wal == null ? -1 : wal.find(1);
        if (wal == null || logged < 0) return before;
        var first = new byte[HEADER];
        var buffer = ByteBuffer.wrap(first);
        while (buffer.hasRemaining() && wal.file().read(buffer, logged + buffer.position()) >= 0) {}
        return first;
    }

    private Pages pages() throws IOException {
        if (header.length < HEADER || !Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length))
            throw new Damaged(0, "it does not begin as a SQLite database");
        var size = Bytes.u16(header, 16) == 1 ? 65_536 : Bytes.u16(header, 16);
        if (size < 512 || Integer.bitCount(size) != 1) throw new Damaged(1, "pages cannot have " + size + " bytes");
        if (wal != null && wal.committed() > 0 && wal.pageSize() != size)
            throw new Damaged(0, "pages have " + size + " bytes, in the write-ahead log " + wal.pageSize());
        var usable = size - Bytes.u8(header, 20);
        if (usable < 480) throw new Damaged(1, "only " + usable + " bytes of a page are used");
        if (Bytes.i32(header, 56) > 1) throw new Damaged(1, "its texts are not UTF-8");
        return new Pages(file, wal, size, usable, count(size));
    }

    private long count(int pageSize) throws IOException {
        if (wal != null && wal.committed() > 0) return wal.pages();
        var claimed = Bytes.u32(header, 28);
        var there = file.size() / pageSize;
        var counted = claimed > 0 && Bytes.i32(header, 24) == Bytes.i32(header, 92);
        if (counted && claimed > there)
            throw new Damaged(1, "the file is cut off: it claims " + claimed + " pages and has " + there);
        return counted ? claimed : there;
    }

    private static byte[] read(FileChannel file, int length) throws IOException {
        var buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && file.read(buffer, buffer.position()) >= 0) {}
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    public int application() {
        return Bytes.i32(header, 68);
    }

    public int version() {
        return Bytes.i32(header, 60);
    }

    public long pageCount() {
        return pages.count();
    }

    /** Frames of the write-ahead log that belong to no commit, as an interrupted commit leaves them. */
    public long unfinished() {
        return wal == null ? 0 : wal.ignored();
    }

    /** Finds a table by its name. */
    public Optional<Table> table(String name) {
        for (var schema = schema(); schema.next(); ) {
            var row = schema.record();
            if (row.text(0).equals("table") && row.text(1).equalsIgnoreCase(name))
                return Optional.of(Schema.table(name, row.text(4), root(schema)));
        }
        return Optional.empty();
    }

    /** The indexes of a table in the order in which they were created; those of its constraints come first. */
    public List<Index> indexes(String table) {
        var found = new ArrayList<Index>();
        for (var schema = schema(); schema.next(); ) {
            var row = schema.record();
            if (row.text(0).equals("index") && row.text(2).equalsIgnoreCase(table))
                found.add(new Index(row.text(1), root(schema)));
        }
        return found;
    }

    private TableCursor schema() {
        return new TableCursor(pages.another(), 1);
    }

    private static long root(TableCursor schema) {
        if (!schema.record().isInteger(3)) throw new Damaged(schema.page(), "a table has no root page");
        return schema.record().integer(3);
    }

    /** A cursor before the first row of a table with row ids, for one thread. */
    public TableCursor rows(Table table) {
        if (!table.rowids()) throw new IllegalArgumentException("Table " + table.name() + " has no row ids");
        return new TableCursor(pages.another(), table.root());
    }

    /** A cursor before the first row of a table without row ids, for one thread. */
    public IndexCursor records(Table table) {
        if (table.rowids()) throw new IllegalArgumentException("Table " + table.name() + " has row ids");
        return new IndexCursor(pages.another(), table.root());
    }

    /** A cursor before the first record of an index, for one thread. */
    public IndexCursor records(Index index) {
        return new IndexCursor(pages.another(), index.root());
    }

    /** Whether somebody has written to the database file, or begun its write-ahead log anew, since it was opened. */
    public boolean changed() throws IOException {
        return !Arrays.equals(before, read(file, HEADER)) || (wal != null && wal.changed());
    }

    @Override
    public void close() throws IOException {
        try (file) {
            if (log != null) log.close();
        }
    }
}
