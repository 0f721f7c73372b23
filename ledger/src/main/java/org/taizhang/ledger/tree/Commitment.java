package org.taizhang.ledger.tree;

import java.security.MessageDigest;
import java.util.Base64;

/**
 * What an entry holds instead of personal data: the SHA-256 and the SM3 of a random salt and the value, so that the
 * entry proves a value shown with its salt, and tells nothing once both are erased.
 */
public final class Commitment {
    /** A salt of 128 bits keeps guessable values, such as names, from being found by trying. */
    public static final int SALT_BYTES = 16;

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private Commitment() {}

    /** Two digests in base64url, SHA-256 and SM3, with a dot between them. */
    public static String of(byte[] salt, byte[] value) {
        if (salt.length < SALT_BYTES)
            throw new IllegalArgumentException("A salt has at least " + SALT_BYTES + " bytes");
        return text(TreeHash.SHA256.digest(), salt, value) + "." + text(TreeHash.SM3.digest(), salt, value);
    }

    private static String text(MessageDigest digest, byte[] salt, byte[] value) {
        digest.update(salt);
        return BASE64.encodeToString(digest.digest(value));
    }
}
