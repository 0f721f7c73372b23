package org.taizhang.ledger.tree;

import java.util.Arrays;
import java.util.List;

/** Checks proofs, knowing nothing of the tree they come from; each check throws {@link Wrong} or is silent. */
public final class Proofs {
    private Proofs() {}

    /** A proof does not prove what it should. */
    public static final class Wrong extends RuntimeException {
        Wrong(String sentence) {
            super(sentence);
        }
    }

    /** That a leaf stands at a position of the tree with this size and root (RFC 9162 §2.1.3.2). */
    public static void inclusion(
            TreeHash hash, long position, long size, byte[] leaf, List<byte[]> proof, byte[] root) {
        if (position < 0 || position >= size) throw new Wrong("Position " + position + " is not in a tree of " + size);
        expectHashes(leaf, proof, root);
        var hasher = hash.hasher();
        var node = position;
        var last = size - 1;
        var reached = leaf;
        for (var sibling : proof) {
            if (last == 0) throw new Wrong("The proof is longer than the way to the root");
            if ((node & 1) == 1 || node == last) {
                reached = hasher.node(sibling, reached);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else reached = hasher.node(reached, sibling);
            node >>>= 1;
            last >>>= 1;
        }
        if (last != 0) throw new Wrong("The proof is shorter than the way to the root");
        if (!Arrays.equals(reached, root))
            throw new Wrong("The proof of position " + position + " leads to another root");
    }

    /** That the tree of an earlier size and root is the beginning of a later one (RFC 9162 §2.1.4.2). */
    public static void consistency(
            TreeHash hash, long earlier, long later, byte[] earlierRoot, byte[] laterRoot, List<byte[]> proof) {
        if (earlier < 0 || earlier > later)
            throw new Wrong("A tree of " + earlier + " is no beginning of one of " + later);
        expectHashes(earlierRoot, proof, laterRoot);
        if (earlier == 0 || earlier == later) {
            if (!proof.isEmpty()) throw new Wrong("From " + earlier + " to " + later + " there is nothing to prove");
            var known = earlier == 0 ? hash.empty() : laterRoot;
            if (!Arrays.equals(earlierRoot, known))
                throw new Wrong("The trees of " + earlier + " have different roots");
            return;
        }
        var hasher = hash.hasher();
        var hashes = proof.iterator();
        var whole = Long.bitCount(earlier) == 1;
        if (!whole && !hashes.hasNext()) throw new Wrong("The proof is shorter than the way to the root");
        var node = earlier - 1;
        var last = later - 1;
        while ((node & 1) == 1) {
            node >>>= 1;
            last >>>= 1;
        }
        var before = whole ? earlierRoot : hashes.next();
        var after = before;
        while (hashes.hasNext()) {
            var sibling = hashes.next();
            if (last == 0) throw new Wrong("The proof is longer than the way to the root");
            if ((node & 1) == 1 || node == last) {
                before = hasher.node(sibling, before);
                after = hasher.node(sibling, after);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else after = hasher.node(after, sibling);
            node >>>= 1;
            last >>>= 1;
        }
        if (last != 0) throw new Wrong("The proof is shorter than the way to the root");
        if (!Arrays.equals(before, earlierRoot)) throw new Wrong("The proof leads to another root of " + earlier);
        if (!Arrays.equals(after, laterRoot)) throw new Wrong("The proof leads to another root of " + later);
    }

    private static void expectHashes(byte[] first, List<byte[]> proof, byte[] second) {
        if (first.length != TreeHash.BYTES || second.length != TreeHash.BYTES)
            throw new Wrong("A hash has " + TreeHash.BYTES + " bytes");
        for (var hash : proof)
            if (hash.length != TreeHash.BYTES) throw new Wrong("A hash has " + TreeHash.BYTES + " bytes");
    }
}
