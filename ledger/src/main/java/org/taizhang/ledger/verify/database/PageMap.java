package org.taizhang.ledger.verify.database;

import java.util.Arrays;

/** Page numbers to frame numbers, twelve bytes a slot: a large log has millions. */
final class PageMap {
    private int[] keys = new int[1 << 10];
    private long[] values = new long[1 << 10];
    private int size;

    void put(int page, long frame) {
        if (size * 2 >= keys.length) grow();
        var slot = slot(page);
        if (keys[slot] == 0) size++;
        keys[slot] = page;
        values[slot] = frame;
    }

    /** The frame of a page, -1 where there is none. */
    long get(int page) {
        var slot = slot(page);
        return keys[slot] == 0 ? -1 : values[slot];
    }

    void putAll(PageMap other) {
        for (var i = 0; i < other.keys.length; i++) if (other.keys[i] != 0) put(other.keys[i], other.values[i]);
    }

    void clear() {
        if (size == 0) return;
        if (keys.length > 1 << 10) {
            keys = new int[1 << 10];
            values = new long[1 << 10];
        } else Arrays.fill(keys, 0);
        size = 0;
    }

    private void grow() {
        var old = new PageMap();
        old.keys = keys;
        old.values = values;
        keys = new int[keys.length * 2];
        values = new long[values.length * 2];
        size = 0;
        putAll(old);
    }

    private int slot(int page) {
        var slot = ((page * 0x9E3779B9) >>> 7) & (keys.length - 1);
        while (keys[slot] != 0 && keys[slot] != page) slot = (slot + 1) & (keys.length - 1);
        return slot;
    }
}
