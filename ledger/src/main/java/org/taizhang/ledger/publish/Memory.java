package org.taizhang.ledger.publish;

import java.io.IOException;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.taizhang.ledger.CannotAppend;
import org.taizhang.ledger.CannotOpen;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.SignedCheckpoint;
import org.taizhang.ledger.note.Checkpoint;
import org.taizhang.ledger.note.NoteRefused;
import org.taizhang.ledger.tree.TreeReader;

/** Holds a ledger against what was signed of it: it may have more entries, never fewer and never others. */
final class Memory {
    private static final Logger LOG = LoggerFactory.getLogger(Memory.class);

    private final CommitLog log;
    private final Identity identity;

    Memory(CommitLog log, Identity identity) {
        this.log = log;
        this.identity = identity;
    }

    /** Compares with the ledger's own checkpoint, the tiles directory's, and those of all places that can be asked. */
    void compare(Publisher.Published published) {
        var tree = identity.tree();
        var newest = log.newestCheckpoint(tree).orElse(null);
        if (newest != null
                && expect("The newest checkpoint in the ledger", newest.note()).size() != newest.size())
            throw new CannotOpen.Contradicted("The newest checkpoint in the ledger is kept as one of " + newest.size()
                    + " entries, but was signed over another number");
        try {
            if (published.directory().isPresent()) {
                var directory = published.directory().get();
                var note = directory.checkpoint(tree);
                if (note.isPresent()) keep(expect("The checkpoint in " + directory, note.get()), note.get());
            }
            for (var place : published.places()) {
                var note = place.newest(tree);
                if (note.isPresent()) keep(expect("The checkpoint in " + place.name(), note.get()), note.get());
            }
        } catch (IOException e) {
            throw new CannotOpen.Contradicted(
                    "A checkpoint signed before cannot be read, so that the ledger cannot be compared with it: " + e);
        }
    }

    /** What a note says, if it is the truth. */
    Checkpoint expect(String what, byte[] note) {
        Checkpoint checkpoint;
        try {
            checkpoint = identity.open(note);
        } catch (NoteRefused.NotSigned e) {
            throw new CannotOpen.Unrecognised(what + " is not signed as this product signs: " + e.getMessage());
        } catch (NoteRefused e) {
            throw new CannotOpen.Contradicted(what + " is not to be believed: " + e.getMessage());
        }
        var size = checkpoint.size();
        if (size > log.head())
            throw new CannotOpen.Contradicted(what + " covers " + size + " entries, but only " + log.head()
                    + " are left: entries were lost, or an older copy was put in place of the ledger");
        var root = new TreeReader(log.tree(identity.tree()), identity.tree(), size).root();
        if (!Arrays.equals(root, checkpoint.root()))
            throw new CannotOpen.Contradicted(
                    what + " was signed over " + size + " entries of which at least one is another one now");
        return checkpoint;
    }

    /** A true checkpoint that the ledger has forgotten is kept again. */
    private void keep(Checkpoint checkpoint, byte[] note) {
        var newest = log.newestCheckpoint(identity.tree()).orElse(null);
        if (checkpoint.size() <= (newest == null ? 0 : newest.size())) return;
        try {
            log.keep(new SignedCheckpoint(identity.tree(), checkpoint.size(), note), newest);
        } catch (CannotAppend e) {
            LOG.warn("A checkpoint that was found elsewhere is not kept in the ledger; the next one will be", e);
        }
    }
}
