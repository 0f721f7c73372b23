package org.taizhang.ledger;

import org.jspecify.annotations.Nullable;

/** The log could not be read: the storage failed, the log is closed, or it has a gap and is damaged. */
public final class CannotRead extends RuntimeException {
    public CannotRead(String sentence) {
        this(sentence, null);
    }

    public CannotRead(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
