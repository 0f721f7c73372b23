package org.taizhang.ledger.note;

import java.util.Locale;

/** Why a note, or a text that goes with notes, is not to be believed, in an English sentence. */
public abstract sealed class NoteRefused extends RuntimeException {
    private NoteRefused(String sentence) {
        super(sentence);
    }

    /** The bytes are not in their format. */
    public static final class Malformed extends NoteRefused {
        public Malformed(String sentence) {
            super(sentence);
        }
    }

    /** A key that is known did not make the signature that bears its name and id: the note was changed or forged. */
    public static final class BadSignature extends NoteRefused {
        private final Key key;

        public BadSignature(Key key) {
            super("The signature of " + key.name() + String.format(Locale.ROOT, "+%08x", key.id())
                    + " is not over this text");
            this.key = key;
        }

        public Key key() {
            return key;
        }
    }

    /** No known key has signed, or none that may. */
    public static final class NotSigned extends NoteRefused {
        public NotSigned(String sentence) {
            super(sentence);
        }
    }

    /** Too few of the witnesses a policy asks for have cosigned. */
    public static final class NoQuorum extends NoteRefused {
        public NoQuorum(String sentence) {
            super(sentence);
        }
    }
}
