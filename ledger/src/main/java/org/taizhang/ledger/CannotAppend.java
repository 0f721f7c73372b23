package org.taizhang.ledger;

import org.jspecify.annotations.Nullable;

/** Why an append was not acknowledged; only after {@link OutcomeUnknown} may the entries be in the log all the same. */
public abstract sealed class CannotAppend extends RuntimeException {
    private CannotAppend(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /** Nothing was stored: the entry is not the one that follows its aggregate's last. */
    public static final class Conflict extends CannotAppend {
        private final String aggregate;
        private final long sequence;

        /** The last sequence of an aggregate without entries is -1. */
        public Conflict(String aggregate, long sequence, long last) {
            super("Aggregate " + aggregate + " goes on with sequence " + (last + 1) + ", not " + sequence, null);
            this.aggregate = aggregate;
            this.sequence = sequence;
        }

        public String aggregate() {
            return aggregate;
        }

        public long sequence() {
            return sequence;
        }
    }

    /** Nothing was stored: the entry, or the append as a whole, has more bytes than a log takes. */
    public static final class TooLarge extends CannotAppend {
        public TooLarge(String aggregate, long sequence, int bytes) {
            super(
                    "Entry " + sequence + " of aggregate " + aggregate + " has " + bytes
                            + " bytes; an entry has at most " + Entry.MAX_BYTES,
                    null);
        }

        public TooLarge(int entries, long bytes) {
            super(
                    "An append of " + entries + " entries has " + bytes + " bytes; an append has at most "
                            + CommitLog.MAX_APPEND_BYTES,
                    null);
        }

        /** The entries are small enough, but not with what the log has to keep beside them. */
        public TooLarge(int entries, long stored, long most) {
            super(
                    "An append of " + entries + " entries would take " + stored
                            + " bytes with their names; this log keeps at most " + most + " together",
                    null);
        }
    }

    /** Nothing was stored and never will be: the storage failed; the same append may be tried again. */
    public static final class NotStored extends CannotAppend {
        public NotStored(String sentence, @Nullable Throwable cause) {
            super(sentence, cause);
        }
    }

    /** Nothing was stored: the log is closed. */
    public static final class Closed extends CannotAppend {
        public Closed() {
            super("The log is closed", null);
        }
    }

    /** Nobody knows: the entries may be in the log or not; the log itself will show which once it can be read. */
    public static final class OutcomeUnknown extends CannotAppend {
        public OutcomeUnknown(String sentence, @Nullable Throwable cause) {
            super(sentence, cause);
        }
    }
}
