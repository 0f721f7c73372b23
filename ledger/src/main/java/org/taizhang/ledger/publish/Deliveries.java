package org.taizhang.ledger.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.SignedCheckpoint;
import org.taizhang.ledger.note.NoteSignature;
import org.taizhang.ledger.note.SignedNote;
import org.taizhang.ledger.publish.Recipient.Kind;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.ledger.tree.TreeReader;

/** Brings checkpoints to everyone who is to have them, each only once; for one thread. */
final class Deliveries {
    private final CommitLog log;
    private final Publisher.Published published;
    private final Attempts attempts;
    private final Map<Way, SignedCheckpoint> arrived = new ConcurrentHashMap<>();
    private final Map<TreeHash, SignedCheckpoint> tried = new ConcurrentHashMap<>();

    /** From a tree to a recipient. */
    private record Way(Kind kind, String name, Identity identity) {
        String what() {
            return name + ", " + identity.origin();
        }
    }

    Deliveries(CommitLog log, Publisher.Published published, Attempts attempts) {
        this.log = log;
        this.published = published;
        this.attempts = attempts;
    }

    /** Has it cosigned, and brings it to the directory and all places; what fails is for a later time. */
    void deliver(Identity identity, SignedCheckpoint newest) {
        var cosigned = identity.tree() == TreeHash.SHA256 ? cosigned(identity, newest) : newest;
        toDirectory(identity, cosigned);
        var note = SignedNote.parse(cosigned.note());
        for (var place : published.places())
            bring(new Way(Kind.PLACE, place.name(), identity), cosigned, () -> place.bring(identity.tree(), note));
        tried.put(identity.tree(), cosigned);
    }

    void toDirectory(Identity identity, SignedCheckpoint newest) {
        published.directory().ifPresent(directory -> {
            var note = SignedNote.parse(newest.note());
            bring(
                    new Way(Kind.DIRECTORY, directory.toString(), identity),
                    newest,
                    () -> directory.publish(log, identity.tree(), note));
        });
    }

    /** Whether it was brought to everyone, or at least tried. */
    boolean tried(SignedCheckpoint newest) {
        return newest.equals(tried.get(newest.tree()));
    }

    List<Recipient> recipients() {
        var recipients = new ArrayList<Recipient>();
        for (var identity : published.identities()) {
            published
                    .directory()
                    .ifPresent(directory ->
                            recipients.add(recipient(new Way(Kind.DIRECTORY, directory.toString(), identity))));
            if (identity.tree() == TreeHash.SHA256)
                for (var witness : published.witnesses())
                    recipients.add(recipient(new Way(Kind.WITNESS, witness.name(), identity)));
            for (var place : published.places()) recipients.add(recipient(new Way(Kind.PLACE, place.name(), identity)));
        }
        return recipients;
    }

    private Recipient recipient(Way way) {
        var newest = arrived.get(way);
        var size = newest == null ? 0 : newest.size();
        return new Recipient(way.kind, way.name, way.identity.tree(), size, attempts.trouble(way.what()));
    }

    private void bring(Way way, SignedCheckpoint checkpoint, Attempts.Step step) {
        if (checkpoint.equals(arrived.get(way))) return;
        if (attempts.attempt(way.what(), step)) arrived.put(way, checkpoint);
    }

    /** The checkpoint with the signatures of all witnesses that gave theirs. */
    private SignedCheckpoint cosigned(Identity identity, SignedCheckpoint newest) {
        var note = SignedNote.parse(newest.note());
        var tree = new TreeReader(log.tree(identity.tree()), identity.tree(), newest.size());
        var signatures = new ArrayList<NoteSignature>();
        for (var witness : published.witnesses()) {
            var way = new Way(Kind.WITNESS, witness.name(), identity);
            var before = arrived.get(way);
            if (before != null && before.size() == newest.size()) continue;
            if (attempts.attempt(way.what(), () -> signatures.addAll(cosign(witness, note, tree))))
                arrived.put(way, newest);
        }
        if (signatures.isEmpty()) return newest;
        var next = new SignedCheckpoint(
                newest.tree(), newest.size(), note.with(signatures).bytes());
        var kept = new AtomicBoolean();
        attempts.always("keeping cosignatures", () -> kept.set(log.keep(next, newest)));
        return kept.get() ? next : newest;
    }

    /** What the note lacks of a witness, who is asked in any case, for it may know more than the ledger has. */
    private List<NoteSignature> cosign(Witness witness, SignedNote note, TreeReader tree)
            throws IOException, InterruptedException {
        try {
            var given = witness.cosign(note, tree);
            var known = note.signatures().stream().anyMatch(witness::made);
            return known ? List.of() : given;
        } catch (Witness.KnowsMore e) {
            var newest = log.newestCheckpoint(TreeHash.SHA256);
            if (newest.isPresent() && newest.get().size() >= e.knows()) return List.of(); // another node was faster
            throw e;
        }
    }
}
