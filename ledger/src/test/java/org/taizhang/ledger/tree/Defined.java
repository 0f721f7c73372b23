package org.taizhang.ledger.tree;

import java.util.List;

/** The tree as RFC 6962 §2.1 defines it, word for word, to hold every other way of computing it against. */
public final class Defined {
    private Defined() {}

    /** The root over leaves, of which there is at least one. */
    public static byte[] root(TreeHash hash, List<byte[]> leaves) {
        if (leaves.size() == 1) return leaves.getFirst();
        var k = 1;
        while (2 * k < leaves.size()) k *= 2;
        return hash.hasher().node(root(hash, leaves.subList(0, k)), root(hash, leaves.subList(k, leaves.size())));
    }

    /** The root over entries, of which there is at least one. */
    public static byte[] rootOf(TreeHash hash, List<byte[]> entries) {
        return root(hash, entries.stream().map(hash::leaf).toList());
    }
}
