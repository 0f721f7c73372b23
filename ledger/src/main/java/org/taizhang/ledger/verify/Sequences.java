package org.taizhang.ledger.verify;

/**
 * Counts the entries of each aggregate, known by 128 bits of a keyed hash, in 24 bytes a slot. When the memory given is
 * full, aggregates not yet seen are left out and the report says so.
 */
final class Sequences {
    /** What is known of an entry's sequence. */
    enum Outcome {
        /** It follows the last one counted, or is number 0 of an aggregate not seen before. */
        FOLLOWS,
        /** Its aggregate was not seen before, and it is not number 0. */
        FIRST,
        DOES_NOT,
        NOT_COUNTED
    }

    private final long most;
    private long[] slots = new long[3 << 12];
    private int count;
    private long left;

    @SuppressWarnings("UnusedVariable") // written so that the fetching is not left out as useless
    private long fetched;

    /** With at most so many bytes of memory. */
    Sequences(long memory) {
        this.most = Math.min(memory, 3L << 30) / 24;
    }

    /** Counts an entry, which comes after all those before it in the log. */
    Outcome next(long high, long low, long sequence) {
        var slot = slot(slots, high, low);
        if (slots[slot + 2] == 0) {
            if (count * 2L >= slots.length / 3 && !grow()) {
                left++;
                return Outcome.NOT_COUNTED;
            }
            slot = slot(slots, high, low);
            slots[slot] = high;
            slots[slot + 1] = low;
            slots[slot + 2] = sequence + 1;
            count++;
            return sequence == 0 ? Outcome.FOLLOWS : Outcome.FIRST;
        }
        var expected = slots[slot + 2];
        slots[slot + 2] = sequence + 1;
        return sequence == expected ? Outcome.FOLLOWS : Outcome.DOES_NOT;
    }

    /**
     * Fetches into the processor's cache what counting these entries needs, some of each run of four numbers being an
     * entry's hash as {@link Part} has it: one after the other each would be waited for.
     */
    void fetch(long[] owners, int from, int to) {
        var size = slots.length / 3;
        for (var i = from; i < to; i += 4) fetched += slots[((int) owners[i + 1] & (size - 1)) * 3 + 2];
    }

    /** How many entries of aggregates there was no room for came. */
    long notCounted() {
        return left;
    }

    private boolean grow() {
        // While the slots are copied, old and new ones are there.
        if (slots.length / 3 * 3L > most) return false;
        var old = slots;
        slots = new long[old.length * 2];
        for (var i = 0; i < old.length; i += 3) {
            if (old[i + 2] == 0) continue;
            System.arraycopy(old, i, slots, slot(slots, old[i], old[i + 1]), 3);
        }
        return true;
    }

    private static int slot(long[] slots, long high, long low) {
        var size = slots.length / 3;
        var slot = (int) high & (size - 1);
        while (slots[slot * 3 + 2] != 0 && (slots[slot * 3] != high || slots[slot * 3 + 1] != low))
            slot = (slot + 1) & (size - 1);
        return slot * 3;
    }
}
