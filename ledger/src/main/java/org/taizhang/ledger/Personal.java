package org.taizhang.ledger;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.taizhang.ledger.tree.Commitment;

/**
 * Personal data that an entry is committed to without holding it: whose it is, and the value with its salt, or, once
 * they are erased, the position of the event that says so.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record Personal(
        String commitment,
        String owner,
        byte @Nullable [] salt,
        @Nullable String value,
        @Nullable Long erased) {
    /** What an entry's content has in place of a personal text, which is kept elsewhere. */
    public static final String ELSEWHERE = "〔另存〕";

    private static final SecureRandom RANDOM = new SecureRandom();

    public Personal {
        if ((value == null) != (salt == null) || (value == null) == (erased == null))
            throw new IllegalArgumentException("Personal data has a value and its salt, or was erased");
    }

    /** A new value under a new commitment. */
    public static Personal of(String owner, String value) {
        var salt = new byte[Commitment.SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new Personal(Commitment.of(salt, value.getBytes(StandardCharsets.UTF_8)), owner, salt, value, null);
    }

    /** Whether salt and value are those that the entry is committed to; so too where there are none any more. */
    boolean isProven() {
        return value == null
                || salt == null
                || commitment.equals(Commitment.of(salt, value.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Personal personal
                && commitment.equals(personal.commitment)
                && owner.equals(personal.owner)
                && Arrays.equals(salt, personal.salt)
                && Objects.equals(value, personal.value)
                && Objects.equals(erased, personal.erased);
    }

    @Override
    public int hashCode() {
        return commitment.hashCode();
    }

    /** Never the value: this may stand in a log. */
    @Override
    public String toString() {
        return commitment + " of " + owner + (erased == null ? "" : ", erased at " + erased);
    }
}
