package org.taizhang.ledger.mongo;

/** The place of an entry in its aggregate, which only one entry can take. */
record Place(String aggregate, long sequence) {
    /** The text the unique index keeps; the sequence has no zero byte, so that the last one ends the aggregate. */
    String key() {
        return aggregate + '\0' + sequence;
    }

    static Place of(String key) {
        var end = key.lastIndexOf('\0');
        if (end < 1) throw new Malformed("key " + key + " has no aggregate");
        try {
            return new Place(key.substring(0, end), Long.parseLong(key, end + 1, key.length(), 10));
        } catch (NumberFormatException e) {
            throw new Malformed("key " + key + " has no sequence");
        }
    }
}
