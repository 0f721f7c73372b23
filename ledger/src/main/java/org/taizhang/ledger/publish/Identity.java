package org.taizhang.ledger.publish;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.taizhang.ledger.note.Checkpoint;
import org.taizhang.ledger.note.Key;
import org.taizhang.ledger.note.NoteRefused;
import org.taizhang.ledger.note.NoteSigner;
import org.taizhang.ledger.note.NoteVerifier;
import org.taizhang.ledger.note.SignedNote;
import org.taizhang.ledger.tree.TreeHash;

/**
 * As what a tree signs: its origin, everyone who signs it today, and the public keys by which it was signed before. To
 * change a key, let the old and the new one sign together for a while.
 */
public record Identity(TreeHash tree, String origin, List<NoteSigner> signers, List<Key> retired) {
    public Identity {
        signers = List.copyOf(signers);
        retired = List.copyOf(retired);
        if (signers.isEmpty()) throw new IllegalArgumentException("Nobody signs " + origin);
    }

    /** The keys that sign today first, then those that did before. */
    public List<Key> keys() {
        var keys = new ArrayList<Key>();
        for (var signer : signers) keys.add(signer.key());
        for (var key : retired) if (!keys.contains(key)) keys.add(key);
        return keys;
    }

    SignedNote sign(Checkpoint checkpoint) {
        return SignedNote.sign(checkpoint.text(), signers);
    }

    /** Reads a checkpoint of this log; throws {@link NoteRefused} when it is another's or nobody known signed it. */
    Checkpoint open(byte[] note) {
        var claimed = Checkpoint.parse(SignedNote.parse(note).text()).origin();
        if (!claimed.equals(origin))
            throw new NoteRefused.NotSigned("it is of the origin " + claimed + ", not of " + origin);
        return Checkpoint.parse(SignedNote.open(note, verifiers()).text());
    }

    private Collection<NoteVerifier> verifiers() {
        var verifiers = new ArrayList<NoteVerifier>();
        for (var signer : signers) verifiers.add(signer.verifier());
        for (var key : retired)
            if (signers.stream().noneMatch(signer -> signer.key().equals(key))) verifiers.add(key.verifier());
        return verifiers;
    }
}
