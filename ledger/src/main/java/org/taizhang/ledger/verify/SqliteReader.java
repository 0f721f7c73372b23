package org.taizhang.ledger.verify;

import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.Consumer;
import org.taizhang.ledger.tree.Tile;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.ledger.verify.database.Columns;
import org.taizhang.ledger.verify.database.TableCursor;
import org.taizhang.ledger.verify.event.Fingerprint;

/** Reads rows in runs, and compares every column with what the entry's bytes say; for one thread. */
final class SqliteReader implements Source.Reader {
    private final Consumer<Finding> told;
    private final Fingerprint fingerprint;
    private final TableCursor rows;
    private final KeyedRows tiles;
    private final int aggregate;
    private final int sequence;
    private final int time;
    private final int latest;
    private final int bytes;
    private final int hashes;
    private final long indexed;
    private long at = -1;
    private long latestBefore;
    private long sum;
    private long sum2;
    private long count;
    private boolean lost;

    SqliteReader(SqliteSource source, Fingerprint fingerprint, Consumer<Finding> told) {
        var entry = source.entry();
        this.told = told;
        this.fingerprint = fingerprint;
        this.rows = source.database().rows(entry);
        this.tiles = new KeyedRows(source.database(), source.tiles(), 3);
        this.aggregate = entry.column("aggregate");
        this.sequence = entry.column("sequence");
        this.time = entry.column("time");
        this.latest = entry.column("latest");
        this.bytes = entry.column("bytes");
        this.hashes = source.tiles().column("hashes");
        this.indexed = source.indexed();
    }

    @Override
    public void entries(long from, long to, EntrySink sink) {
        if (at != from) goTo(from);
        for (var position = from; position < to; position++) {
            var found = at == position && rows.next();
            if (!found || rows.rowid() != position) {
                at = -1;
                lost = true;
                throw new Lost(Finding.wrong(
                        position, nameOfEntries(position), "此位置没有条目", "there is no entry at this position"));
            }
            at = position + 1;
            var row = rows.record();
            if (!row.isBlob(bytes) || row.length(bytes) > 65_535) {
                at = -1;
                lost = true;
                throw new Lost(
                        Finding.wrong(position, "entry.bytes", "不是条目的字节", "these are not the bytes of an entry"));
            }
            sink.entry(position, row.array(), row.start(bytes), row.length(bytes));
            compare(position, row, sink);
        }
    }

    private void goTo(long from) {
        at = from;
        latestBefore = Long.MIN_VALUE;
        if (from == 0) {
            rows.seek(Long.MIN_VALUE);
            return;
        }
        rows.seek(from - 1);
        // Where the row before is missing, whoever reads that one says so.
        if (rows.next() && rows.rowid() == from - 1) {
            if (rows.record().isInteger(latest)) latestBefore = rows.record().integer(latest);
        } else rows.seek(from);
    }

    private void compare(long position, Columns row, EntrySink sink) {
        if (!row.isText(aggregate) || !row.isInteger(sequence)) {
            wrong(position, "aggregate", "不是文本或数字", "they are not of their types");
            return;
        }
        var start = row.start(aggregate);
        var end = start + row.length(aggregate);
        fingerprint.over(row.array(), start, end).and(row.integer(sequence), position);
        if (position < indexed) {
            sum += fingerprint.high();
            sum2 += fingerprint.low();
            count++;
        }
        if (!sink.understood) {
            wrong(position, "bytes", "不是本产品写的事件", "they are no event as this product writes them");
            return;
        }
        var event = sink.envelope;
        if (!event.aggregate().is(row.array(), start, end))
            wrong(position, "aggregate", "与条目的字节不符", "it is not what the entry's bytes say");
        if (row.integer(sequence) != event.sequence())
            wrong(position, "sequence", "与条目的字节不符", "it is not what the entry's bytes say");
        times(position, row, sink);
    }

    private void times(long position, Columns row, EntrySink sink) {
        try {
            var nanos = sink.envelope.nanos();
            if (!row.isInteger(time) || row.integer(time) != nanos)
                wrong(position, "time", "与条目的字节不符", "it is not what the entry's bytes say");
            latestBefore = Math.max(latestBefore, nanos);
            if (!row.isInteger(latest) || row.integer(latest) != latestBefore)
                wrong(position, "latest", "不是到此为止最晚的时间", "it is not the latest time up to here");
            if (row.isInteger(latest)) latestBefore = row.integer(latest);
        } catch (DateTimeException e) {
            wrong(position, "bytes", "时间无法读出", "the time in them cannot be read");
        }
    }

    private void wrong(long position, String column, String zh, String en) {
        told.accept(Finding.wrong(position, "entry." + column, zh, en));
    }

    /** Sums over what the places tell of each row read, which do not depend on their order; and how many there were. */
    long[] sums() {
        return new long[] {sum, sum2, count};
    }

    /** Whether rows were left out because one was missing. */
    boolean lost() {
        return lost;
    }

    @Override
    public Optional<byte[]> tile(TreeHash tree, Tile tile) {
        if (!tile.isFull()) return Optional.empty();
        tiles.seek(tree.tree(), (long) tile.level(), tile.number());
        var row = tiles.next();
        if (row.isEmpty()
                || !row.get().text(0).equals(tree.tree())
                || row.get().integer(1) != tile.level()
                || row.get().integer(2) != tile.number())
            throw new Lost(Finding.wrong(tile.first(), name(tree, tile), "此行缺失", "the row is missing"));
        if (row.get().length(hashes) != Tile.FULL * TreeHash.BYTES)
            throw new Lost(Finding.wrong(
                    tile.first(),
                    name(tree, tile),
                    "应有 256 个哈希",
                    "it has " + row.get().length(hashes) + " bytes instead of 256 hashes"));
        return Optional.of(row.get().bytes(hashes));
    }

    @Override
    public String name(TreeHash tree, Tile tile) {
        return SqliteSource.name(tree, tile);
    }

    @Override
    public String nameOfEntries(long position) {
        return "entry";
    }

    @Override
    public String nameOfCheckpoint(TreeHash tree) {
        return "checkpoint " + tree.tree();
    }
}
