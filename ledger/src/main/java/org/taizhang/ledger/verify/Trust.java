package org.taizhang.ledger.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.taizhang.ledger.note.Checkpoint;
import org.taizhang.ledger.note.Key;
import org.taizhang.ledger.note.NoteRefused;
import org.taizhang.ledger.note.NoteVerifier;
import org.taizhang.ledger.note.Policy;
import org.taizhang.ledger.note.SignedNote;

/** The keys that are believed, and the witnesses that are asked for; for any number of threads. */
final class Trust {
    private final List<Key> keys;
    private final List<NoteVerifier> verifiers;
    private final @Nullable Policy policy;

    Trust(Collection<Key> keys, @Nullable Policy policy) {
        this.keys = List.copyOf(keys);
        this.verifiers = this.keys.stream().map(Key::verifier).toList();
        this.policy = policy;
    }

    /** Reads keys, one a line; empty lines and those that begin with # are passed over. */
    static List<Key> keys(String lines) {
        var keys = new ArrayList<Key>();
        for (var line : lines.lines().map(String::strip).toList())
            if (!line.isEmpty() && !line.startsWith("#")) keys.add(Key.parse(line));
        return keys;
    }

    List<Key> keys() {
        return keys;
    }

    /** Whether witnesses are asked for, which only the newest checkpoint needs to have. */
    Optional<Policy> policy() {
        return Optional.ofNullable(policy);
    }

    /** Opens a checkpoint that a key with the name of its origin has signed; throws {@link NoteRefused}. */
    Checkpoint open(byte[] note) {
        var opened = SignedNote.open(note, verifiers);
        var checkpoint = Checkpoint.parse(opened.text());
        if (opened.verifiedBy().stream().noneMatch(by -> by.key().name().equals(checkpoint.origin())))
            throw new NoteRefused.NotSigned("No known key of " + checkpoint.origin() + " has signed the checkpoint");
        return checkpoint;
    }
}
