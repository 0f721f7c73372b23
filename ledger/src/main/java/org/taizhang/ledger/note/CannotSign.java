package org.taizhang.ledger.note;

import org.jspecify.annotations.Nullable;

/** Why a signing key cannot be used, in an English sentence for whoever runs the product; no secret is in it. */
public final class CannotSign extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CannotSign(String sentence) {
        this(sentence, null);
    }

    public CannotSign(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
