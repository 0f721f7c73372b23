package org.taizhang.ledger.verify.database;

/** Walks through a table in the order of its row ids; for one thread. */
public final class TableCursor {
    private final Descent descent;
    private final Page leaf;
    private final long root;
    private final Varint varint = new Varint();
    private final Columns record = new Columns();
    private int cell;
    private long rowid;
    private boolean fresh;

    TableCursor(Pages pages, long root) {
        this.descent = new Descent(pages, Page.TABLE_INTERIOR, Page.TABLE_LEAF);
        this.leaf = new Page(pages);
        this.root = root;
        seek(Long.MIN_VALUE);
    }

    /** Goes before the first row whose id is at least this. */
    public void seek(long from) {
        descent.clear();
        leaf.number = 0;
        fresh = true;
        rowid = from;
        for (var page = root; ; ) {
            var step = descent.down(page, leaf);
            if (step == null) break;
            while (step.child < step.page.cells && key(step) < from) step.child++;
            page = step.page.child(step.child);
        }
        cell = 0;
        while (cell < leaf.cells && peek() < from) cell++;
        cell--;
    }

    /** The id of the last row, or -1 where there is none; leaves the cursor behind it. */
    public long last() {
        seek(Long.MAX_VALUE);
        if (leaf.cells == 0) return -1;
        cell = leaf.cells - 1;
        return peek();
    }

    /** Goes to the next row; false when there is none. */
    public boolean next() {
        if (++cell >= leaf.cells && !nextLeaf()) return false;
        var payload = payload();
        var id = varint.next();
        if (fresh ? id < rowid : id <= rowid) throw leaf.damaged("row " + id + " follows row " + rowid);
        fresh = false;
        rowid = id;
        leaf.record(varint, payload, record, cell);
        return true;
    }

    /** How many rows there are, without looking into them; leaves the cursor behind them. */
    public long count() {
        seek(Long.MIN_VALUE);
        var count = 0L;
        do {
            count += leaf.cells;
            if (leaf.cells == 0) continue;
            cell = 0;
            var first = peek();
            cell = leaf.cells - 1;
            var last = peek();
            if (last < first || (!fresh && first <= rowid)) throw leaf.damaged("rows are not in order");
            fresh = false;
            rowid = last;
        } while (nextLeaf());
        return count;
    }

    private boolean nextLeaf() {
        while (!descent.isEmpty() && descent.last().child >= descent.last().page.cells) descent.up();
        if (descent.isEmpty()) {
            cell = leaf.cells;
            return false;
        }
        var step = descent.last();
        // What the step's key promises of the child now behind: that no greater row id stood there.
        if (!fresh && key(step) < rowid) throw step.page.damaged("row " + rowid + " stood left of " + key(step));
        step.child++;
        do step = descent.down(step.page.child(step.child), leaf);
        while (step != null);
        cell = 0;
        return true;
    }

    private static long key(Descent.Step step) {
        var key = new Varint();
        var page = step.page;
        key.over(page.bytes, page.cell(step.child) + 4, page.limit);
        try {
            return key.next();
        } catch (IndexOutOfBoundsException e) {
            throw page.damaged("cell " + step.child + " runs over its end");
        }
    }

    private long payload() {
        varint.over(leaf.bytes, leaf.cell(cell), leaf.limit);
        try {
            var payload = varint.next();
            var at = varint.at;
            varint.next();
            varint.at = at;
            return payload;
        } catch (IndexOutOfBoundsException e) {
            throw leaf.damaged("cell " + cell + " runs over its end");
        }
    }

    private long peek() {
        payload();
        return varint.next();
    }

    public long rowid() {
        return rowid;
    }

    /** The columns of the row, until the next is gone to; the one that is the row id itself is NULL there. */
    public Columns record() {
        return record;
    }

    /** The number of the page on which the row stands. */
    public long page() {
        return leaf.number;
    }
}
