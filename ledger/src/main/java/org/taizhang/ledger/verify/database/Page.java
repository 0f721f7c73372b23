package org.taizhang.ledger.verify.database;

import java.util.Arrays;

/** A page of a b-tree, checked as far as reading its cells needs. */
final class Page {
    static final int INDEX_INTERIOR = 2;
    static final int TABLE_INTERIOR = 5;
    static final int INDEX_LEAF = 10;
    static final int TABLE_LEAF = 13;

    final Pages pages;
    byte[] bytes = {};
    /** What it is read into, unless it was read ahead. */
    byte[] own = {};

    int number;
    int start;
    int limit;
    int cells;
    private int type;
    private int header;

    Page(Pages pages) {
        this.pages = pages;
    }

    /** Goes to a page of a b-tree whose pages have these two types. */
    void go(long page, int interior, int leaf, boolean root, boolean ahead) {
        pages.load(this, page, ahead);
        header = start + (number == 1 ? 100 : 0);
        type = Bytes.u8(bytes, header);
        if (type != interior && type != leaf)
            throw damaged("it is of type " + type + ", not " + interior + " or " + leaf);
        cells = Bytes.u16(bytes, header + 3);
        if (pointers() + 2 * cells > limit) throw damaged("it claims " + cells + " cells");
        if (cells == 0 && !(isLeaf() && root)) throw damaged("it is empty");
    }

    boolean isLeaf() {
        return type >= INDEX_LEAF;
    }

    boolean isTable() {
        return type == TABLE_INTERIOR || type == TABLE_LEAF;
    }

    private int pointers() {
        return header + (isLeaf() ? 8 : 12);
    }

    /** Where a cell begins. */
    int cell(int index) {
        var offset = Bytes.u16(bytes, pointers() + 2 * index);
        var at = start + offset;
        if (at < pointers() + 2 * cells || at + 4 > limit) throw damaged("cell " + index + " lies at " + offset);
        return at;
    }

    /** The child left of a cell; right of all of them for the index after the last. */
    long child(int index) {
        return Bytes.u32(bytes, index == cells ? header + 8 : cell(index));
    }

    /** How many of a payload's bytes stand on the page itself. */
    int local(long payload) {
        var usable = limit - start;
        var most = isTable() ? usable - 35 : (usable - 12) * 64 / 255 - 23;
        if (payload <= most) return (int) payload;
        var least = (usable - 12) * 32 / 255 - 23;
        var surplus = (int) (least + (payload - least) % (usable - 4));
        return surplus <= most ? surplus : least;
    }

    /** Gives a record's bytes: those on this page, with those on its overflow pages copied together behind them. */
    void record(Varint varint, long payload, Columns record, int cell) {
        if (payload < 1 || payload > Pages.MAX_PAYLOAD) throw damaged("cell " + cell + " claims " + payload + " bytes");
        var local = local(payload);
        var at = varint.at;
        if (at + local + (local < payload ? 4 : 0) > limit) throw damaged("cell " + cell + " runs over its end");
        if (local == payload) record.over(this, bytes, at, local);
        else record.over(this, overflow(at, local, (int) payload, cell), 0, (int) payload);
    }

    private byte[] overflow(int at, int local, int payload, int cell) {
        var each = limit - start - 4;
        if ((payload - local + each - 1) / each > pages.count())
            throw damaged("cell " + cell + " claims more bytes than the file has");
        var all = Arrays.copyOfRange(bytes, at, at + payload);
        var next = Bytes.u32(bytes, at + local);
        var extra = new Page(pages);
        for (var filled = local; filled < payload; ) {
            if (next == 0) throw damaged("cell " + cell + " has too few overflow pages");
            pages.load(extra, next, false);
            next = Bytes.u32(extra.bytes, extra.start);
            var length = Math.min(each, payload - filled);
            System.arraycopy(extra.bytes, extra.start + 4, all, filled, length);
            filled += length;
        }
        if (next != 0) throw damaged("cell " + cell + " has too many overflow pages");
        return all;
    }

    Damaged damaged(String what) {
        return new Damaged(number, what);
    }
}
