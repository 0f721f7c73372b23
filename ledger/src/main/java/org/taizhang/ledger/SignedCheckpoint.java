package org.taizhang.ledger;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.taizhang.ledger.tree.TreeHash;

/** What a tree was at a size, as somebody signed it: the exact bytes of a signed note, which are not copied. */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record SignedCheckpoint(TreeHash tree, long size, byte[] note) {
    /** Refuses to come after a larger one, and to cover more than the so many entries that a tree has. */
    public void requireFollows(@Nullable SignedCheckpoint newest, long entries) {
        if (size > entries || (newest != null && size < newest.size))
            throw new IllegalArgumentException("A checkpoint of " + this + " cannot follow here");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedCheckpoint checkpoint
                && tree == checkpoint.tree
                && size == checkpoint.size
                && Arrays.equals(note, checkpoint.note);
    }

    @Override
    public int hashCode() {
        return 31 * tree.hashCode() + Long.hashCode(size);
    }

    @Override
    public String toString() {
        return tree.tree() + " of " + size;
    }
}
