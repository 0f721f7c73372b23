package org.taizhang.ledger.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash function of a tree, and the name by which its tree goes. */
public enum TreeHash {
    /** The tree of C2SP tlog-tiles, which every log has. */
    SHA256("sha256"),
    /** A second tree over the same entries, for those who must use commercial cryptography. */
    SM3("sm3");

    /** How many bytes a hash has. */
    public static final int BYTES = 32;

    private final String tree;

    TreeHash(String tree) {
        this.tree = tree;
    }

    /** The name of the tree, as storage and paths have it. */
    public String tree() {
        return tree;
    }

    /** A hasher for one thread. */
    public Hasher hasher() {
        return new Hasher(digest());
    }

    /** The hash of an entry as a leaf. */
    public byte[] leaf(byte[] entry) {
        return hasher().leaf(entry);
    }

    /** The root of the tree without entries. */
    public byte[] empty() {
        return digest().digest();
    }

    /** The bare hash function. */
    public MessageDigest digest() {
        if (this == SM3) return new Sm3();
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every JDK has SHA-256", e);
        }
    }
}
