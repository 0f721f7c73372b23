package org.taizhang.ledger.verify.database;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Walks through an index, or a table without row ids, in the order of its keys; for one thread. */
public final class IndexCursor {
    private final Descent descent;
    private final Page leaf;
    private final long root;
    private final Varint varint = new Varint();
    private final Columns record = new Columns();
    private final long pages;
    private long leaves;
    private int cell;
    private boolean inLeaf;

    IndexCursor(Pages pages, long root) {
        this.descent = new Descent(pages, Page.INDEX_INTERIOR, Page.INDEX_LEAF);
        this.leaf = new Page(pages);
        this.root = root;
        this.pages = pages.count();
        seek();
    }

    /** Goes before the first record whose leading columns are at least these, texts or whole numbers. */
    public void seek(Object... key) {
        descent.clear();
        leaf.number = 0;
        leaves = 0;
        for (var page = root; ; ) {
            var step = descent.down(page, leaf);
            if (step == null) break;
            if (key.length > 0)
                while (step.child < step.page.cells && compare(step.page, step.child, key) < 0) step.child++;
            page = step.page.child(step.child);
        }
        cell = 0;
        inLeaf = true;
        if (key.length > 0) while (cell < leaf.cells && compare(leaf, cell, key) < 0) cell++;
        cell--;
    }

    /** Goes to the next record; false when there is none. Their order is the caller's to check. */
    public boolean next() {
        if (!inLeaf) {
            var step = descent.last();
            step.child++;
            do step = descent.down(step.page.child(step.child), leaf);
            while (step != null);
            // Each leaf is seen once, or the pages form a circle.
            if (++leaves > pages) throw leaf.damaged("the index comes to it again");
            cell = -1;
            inLeaf = true;
        }
        if (++cell < leaf.cells) {
            read(leaf, cell);
            return true;
        }
        while (!descent.isEmpty() && descent.last().child >= descent.last().page.cells) descent.up();
        if (descent.isEmpty()) {
            cell = leaf.cells;
            return false;
        }
        inLeaf = false;
        read(descent.last().page, descent.last().child);
        return true;
    }

    private int compare(Page page, int index, Object... key) {
        read(page, index);
        for (var column = 0; column < key.length; column++) {
            var order = compare(column, key[column]);
            if (order != 0) return order;
        }
        return 0;
    }

    /** As SQLite orders: nothing, numbers, texts by their bytes, then other bytes. */
    private int compare(int column, Object value) {
        if (record.isNull(column)) return -1;
        if (value instanceof Long number)
            return record.isInteger(column) ? Long.compare(record.integer(column), number) : 1;
        if (!record.isText(column)) return record.isBlob(column) ? 1 : -1;
        var start = record.start(column);
        var text = ((String) value).getBytes(StandardCharsets.UTF_8);
        return Arrays.compareUnsigned(record.array(), start, start + record.length(column), text, 0, text.length);
    }

    private void read(Page page, int index) {
        try {
            varint.over(page.bytes, page.cell(index) + (page.isLeaf() ? 0 : 4), page.limit);
            page.record(varint, varint.next(), record, index);
        } catch (IndexOutOfBoundsException e) {
            throw page.damaged("cell " + index + " runs over its end");
        }
    }

    public Columns record() {
        return record;
    }

    /** The number of the page on which the record stands. */
    public long page() {
        return inLeaf ? leaf.number : descent.last().page.number;
    }
}
