package org.taizhang.ledger.verify;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.taizhang.ledger.tree.Commitment;
import org.taizhang.ledger.tree.Tile;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.ledger.verify.database.IndexCursor;
import org.taizhang.ledger.verify.database.Table;
import org.taizhang.ledger.verify.event.Fingerprint;

/** What the rows of a SQLite ledger have to be besides what their entries say. */
final class SqliteCheck {
    private final SqliteSource source;
    private final Report report;

    SqliteCheck(SqliteSource source, Report report) {
        this.source = source;
        this.report = report;
    }

    /**
     * Walks through the places of entries: each aggregate's sequences have to be 0, 1, 2, … at rising positions. Gives
     * sums over what identifies each row, which do not depend on their order; and their number.
     */
    long[] walk(Fingerprint fingerprint) {
        var walked = new long[3];
        var aggregate = new byte[0];
        var sequence = -1L;
        var position = -1L;
        for (var places = source.database().records(source.places()); places.next(); ) {
            var record = places.record();
            if (!record.isText(0) || !record.isInteger(1) || !record.isInteger(2)) {
                wrong(-1, places, "类型不对", "a row has other types than those of places");
                continue;
            }
            var from = record.start(0);
            var to = from + record.length(0);
            if (!Arrays.equals(record.array(), from, to, aggregate, 0, aggregate.length)) {
                aggregate = record.bytes(0);
                sequence = -1;
                position = -1;
            }
            var at = record.integer(2);
            if (record.integer(1) != sequence + 1 || at <= position)
                wrong(
                        at,
                        places,
                        "序号 " + record.integer(1) + " 不接着该聚合的上一条",
                        "sequence " + record.integer(1) + " of aggregate " + record.text(0)
                                + " does not follow its last entry");
            sequence = record.integer(1);
            position = at;
            fingerprint.over(record.array(), from, to).and(sequence, position);
            walked[0] += fingerprint.high();
            walked[1] += fingerprint.low();
            walked[2]++;
        }
        return walked;
    }

    /** The places have to be exactly those of the rows read. */
    void places(long[] walked, List<SqliteReader> readers) {
        if (source.indexed() < 0 || source.indexed() > source.entries())
            report.add(Finding.wrong(-1, "indexed", "数目不对", "it says " + source.indexed() + " entries"));
        if (readers.stream().anyMatch(SqliteReader::lost)) return; // which is told already
        var read = new long[3];
        for (var reader : readers) for (var i = 0; i < 3; i++) read[i] += reader.sums()[i];
        if (!Arrays.equals(walked, read)) nameDifference();
    }

    private void wrong(long position, IndexCursor places, String zh, String en) {
        report.add(Finding.wrong(position, "place, page " + places.page(), zh, en));
    }

    private void nameDifference() {
        var places = source.database().records(source.places());
        var rows = source.database().rows(source.entry());
        var aggregate = source.entry().column("aggregate");
        var sequence = source.entry().column("sequence");
        while (places.next()) {
            var record = places.record();
            if (!record.isInteger(2)) continue;
            var position = record.integer(2);
            rows.seek(position);
            if (position < source.indexed()
                    && rows.next()
                    && rows.rowid() == position
                    && record.sameAs(0, rows.record(), aggregate)
                    && record.sameAs(1, rows.record(), sequence)) continue;
            wrong(position, places, "与该位置的条目不符", "it is not what the entry there says");
            return;
        }
        report.add(Finding.wrong(-1, "place", "缺少一些条目", "some entries are missing in it"));
    }

    /** The entries after those that the places tell of have to follow each its aggregate's last, too. */
    void newest(Fingerprint fingerprint) {
        var counted = new Sequences(Runtime.getRuntime().maxMemory() / 4);
        var places = source.database().records(source.places());
        var rows = source.database().rows(source.entry());
        var aggregate = source.entry().column("aggregate");
        var sequence = source.entry().column("sequence");
        for (rows.seek(Math.max(0, source.indexed())); rows.next(); ) {
            var row = rows.record();
            if (!row.isText(aggregate) || !row.isInteger(sequence)) continue; // which is told already
            var number = row.integer(sequence);
            fingerprint.over(row.array(), row.start(aggregate), row.start(aggregate) + row.length(aggregate));
            var follows = switch (counted.next(fingerprint.high(), fingerprint.low(), number)) {
                case FOLLOWS -> number > 0 || !has(places, row.text(aggregate), 0);
                case FIRST -> has(places, row.text(aggregate), number - 1) && !has(places, row.text(aggregate), number);
                case DOES_NOT -> false;
                case NOT_COUNTED -> true;
            };
            if (!follows)
                report.add(Finding.wrong(
                        rows.rowid(),
                        "entry.sequence",
                        "序号 " + number + " 不接着该聚合的上一条",
                        "sequence " + number + " does not follow the aggregate's last entry"));
        }
        if (counted.notCounted() > 0)
            report.note(
                    "内存不足，有 " + counted.notCounted() + " 条未核对其序号（可用 -Xmx 增加内存）",
                    counted.notCounted() + " entries' sequences were not counted for want of memory (see -Xmx)");
    }

    private static boolean has(IndexCursor places, String aggregate, long sequence) {
        places.seek(aggregate, sequence);
        return places.next()
                && places.record().text(0).equals(aggregate)
                && places.record().isInteger(1)
                && places.record().integer(1) == sequence;
    }

    /** No tile may be there but those that were looked up; and there is one row for each of these. */
    void tiles() {
        var trees = Stream.of(TreeHash.values()).collect(Collectors.toMap(TreeHash::tree, tree -> tree));
        var kept = Set.copyOf(source.trees());
        var tiles = keys(source.tiles());
        while (tiles.next()) {
            var columns = tiles.record();
            var tree = trees.get(columns.text(0));
            var level = columns.isInteger(1) ? columns.integer(1) : -1;
            var number = columns.isInteger(2) ? columns.integer(2) : -1;
            var name = "tile " + columns.text(0) + "/" + level + "/" + number;
            if (tree == null
                    || level < 0
                    || level > Tile.TOP
                    || number < 0
                    || number >= (source.entries() >>> (8 * level)) / Tile.FULL)
                report.add(Finding.wrong(-1, name, "不应有此行", "there should be no such row"));
            else if (!kept.contains(tree) && number == 0 && level == 0)
                report.note(
                        tree.tree() + " 树没有检查点，未核对",
                        "the " + tree.tree() + " tree has no checkpoint and was not checked");
        }
        rows(source.tiles());
        rows(source.checkpoints());
    }

    /** The records by which the rows of a table are found. */
    private IndexCursor keys(Table table) {
        return table.rowids()
                ? source.database()
                        .records(source.database().indexes(table.name()).getFirst())
                : source.database().records(table);
    }

    /** An index that lost a record hides a row. */
    private void rows(Table table) {
        if (!table.rowids()) return;
        var inTable = source.database().rows(table).count();
        var inIndex = 0L;
        for (var records = keys(table); records.next(); ) inIndex++;
        if (inTable != inIndex)
            report.add(Finding.wrong(
                    -1,
                    table.name(),
                    "表有 " + inTable + " 行，索引有 " + inIndex + " 行",
                    "the table has " + inTable + " rows, its index " + inIndex));
    }

    /** Values shown have to be those that entries were committed to; those erased have to be gone. */
    void personal() {
        var table = source.personals().orElse(null);
        if (table == null) return;
        var shown = 0L;
        var erased = 0L;
        var value = table.column("value");
        var salt = table.column("salt");
        var gone = table.column("erased");
        for (var rows = source.database().rows(table); rows.next(); ) {
            var row = rows.record();
            var where = "personal " + row.text(table.column("commitment"));
            if (row.isNull(value) && row.isNull(salt)) {
                erased++;
                if (!row.isInteger(gone) || row.integer(gone) < 0 || row.integer(gone) >= source.entries())
                    report.add(Finding.wrong(-1, where, "没有说明由哪一条抹除", "no entry is named that erased it"));
            } else {
                shown++;
                var good = row.isText(value)
                        && row.length(salt) >= Commitment.SALT_BYTES
                        && row.isNull(gone)
                        && Commitment.of(row.bytes(salt), row.bytes(value))
                                .equals(row.text(table.column("commitment")));
                if (!good) report.add(Finding.wrong(-1, where, "值与承诺不符", "the value is not what was committed to"));
            }
        }
        if (shown + erased > 0)
            report.note(
                    "个人信息：" + shown + " 项在，" + erased + " 项已抹除",
                    "personal data: " + shown + " values are there, " + erased + " were erased");
    }
}
