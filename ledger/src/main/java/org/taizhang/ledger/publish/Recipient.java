package org.taizhang.ledger.publish;

import java.util.Optional;
import org.taizhang.ledger.tree.TreeHash;

/**
 * Somebody who is told of a tree's checkpoints: the size of the newest that got there since the product started, 0 if
 * none did, and why the next does not.
 */
public record Recipient(Kind kind, String name, TreeHash tree, long size, Optional<String> trouble) {
    /** The directory of tiles, a witness, or another place. */
    public enum Kind {
        DIRECTORY,
        WITNESS,
        PLACE
    }
}
