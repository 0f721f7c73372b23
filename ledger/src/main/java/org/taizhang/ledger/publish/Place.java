package org.taizhang.ledger.publish;

import java.io.IOException;
import java.util.Optional;
import org.taizhang.ledger.note.SignedNote;
import org.taizhang.ledger.tree.TreeHash;

/** Where signed checkpoints are brought, so that whoever rules over the ledger does not rule over them as well. */
public interface Place {
    /** For whoever looks after the product; holds no secret. */
    String name();

    /** Brings the newest checkpoint of a tree; bringing it again does no harm. */
    void bring(TreeHash tree, SignedNote checkpoint) throws IOException, InterruptedException;

    /** The newest checkpoint that was brought, where the place can be asked. */
    default Optional<byte[]> newest(TreeHash tree) throws IOException {
        return Optional.empty();
    }
}
