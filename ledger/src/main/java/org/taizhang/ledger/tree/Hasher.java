package org.taizhang.ledger.tree;

import static org.taizhang.ledger.tree.TreeHash.BYTES;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/** Hashes leaves and nodes as RFC 6962 §2.1 says, without making garbage; for one thread. */
public final class Hasher {
    private final MessageDigest digest;
    private final byte[] node = new byte[1 + 2 * BYTES];

    /** A zero and an entry: the digest is given both at once, which saves it from putting blocks together. */
    private byte[] leaf = new byte[1 << 10];

    Hasher(MessageDigest digest) {
        this.digest = digest;
        node[0] = 1;
    }

    public byte[] leaf(byte[] entry) {
        var hash = new byte[BYTES];
        leaf(entry, 0, entry.length, hash, 0);
        return hash;
    }

    /** Puts the hash of an entry's bytes where it is wanted. */
    public void leaf(byte[] from, int offset, int length, byte[] into, int at) {
        if (leaf.length <= length) leaf = new byte[2 * length];
        System.arraycopy(from, offset, leaf, 1, length);
        digest.update(leaf, 0, 1 + length);
        finish(into, at);
    }

    public byte[] node(byte[] left, byte[] right) {
        System.arraycopy(left, 0, node, 1, BYTES);
        System.arraycopy(right, 0, node, 1 + BYTES, BYTES);
        digest.update(node, 0, node.length);
        var hash = new byte[BYTES];
        finish(hash, 0);
        return hash;
    }

    /** Puts the hash of two hashes that stand one after the other where it is wanted, which may be their own place. */
    public void node(byte[] pair, int offset, byte[] into, int at) {
        System.arraycopy(pair, offset, node, 1, 2 * BYTES);
        digest.update(node, 0, node.length);
        finish(into, at);
    }

    /** The root of the full subtree over some hashes in a row, as many as a power of two; they are not changed. */
    public byte[] root(byte[] hashes, int offset, int count) {
        var level = new byte[Math.max(count / 2, 1) * BYTES];
        if (count == 1) System.arraycopy(hashes, offset, level, 0, BYTES);
        for (var i = 0; i < count / 2; i++) node(hashes, offset + 2 * i * BYTES, level, i * BYTES);
        for (var left = count / 2; left > 1; left /= 2)
            for (var i = 0; i < left / 2; i++) node(level, 2 * i * BYTES, level, i * BYTES);
        return level.length == BYTES ? level : Arrays.copyOf(level, BYTES);
    }

    private void finish(byte[] into, int at) {
        try {
            digest.digest(into, at, BYTES);
        } catch (DigestException e) {
            throw new IllegalArgumentException("No room for a hash at " + at + " of " + into.length, e);
        }
    }
}
