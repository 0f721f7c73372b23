package org.taizhang.ledger.note;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A text that ends with a newline, and the lines that sign it: 1 to {@value #MAX_SIGNATURES} of them. */
public record SignedNote(String text, List<NoteSignature> signatures) {
    public static final int MAX_SIGNATURES = 100;
    public static final int MAX_BYTES = 1 << 20;

    public SignedNote {
        Strict.bytes(text, "The note");
        if (!text.endsWith("\n")) throw new NoteRefused.Malformed("The text of a note ends with a newline");
        if (signatures.isEmpty()) throw new NoteRefused.Malformed("The note has no signature");
        if (signatures.size() > MAX_SIGNATURES)
            throw new NoteRefused.Malformed("The note has more than " + MAX_SIGNATURES + " signatures");
        signatures = List.copyOf(signatures);
    }

    /** Reads a note without asking who signed it: nothing in it is to be believed yet. */
    public static SignedNote parse(byte[] message) {
        if (message.length > MAX_BYTES)
            throw new NoteRefused.Malformed("The note has more than " + MAX_BYTES + " bytes");
        var note = Strict.text(message, "The note");
        var blank = note.lastIndexOf("\n\n");
        if (blank < 0) throw new NoteRefused.Malformed("The note has no blank line between text and signatures");
        var lines = note.substring(blank + 2);
        if (lines.isEmpty()) throw new NoteRefused.Malformed("The note has no signature");
        return new SignedNote(note.substring(0, blank + 1), signatures(lines));
    }

    /** Reads a note that at least one of the known keys has signed and in whose name nothing is forged. */
    public static Opened open(byte[] message, Collection<? extends NoteVerifier> known) {
        var note = parse(message);
        return new Opened(note, note.verifiedBy(known));
    }

    /** Signature lines, each with its newline. */
    static List<NoteSignature> signatures(String lines) {
        var split = Strict.lines(lines, "The last signature");
        if (split.size() > MAX_SIGNATURES)
            throw new NoteRefused.Malformed("The note has more than " + MAX_SIGNATURES + " signatures");
        return split.stream().map(NoteSignature::parse).toList();
    }

    /** A new note, in which each signature has been verified once. */
    public static SignedNote sign(String text, Collection<? extends NoteSigner> signers) {
        var bytes = Strict.bytes(text, "The note");
        if (!text.endsWith("\n")) throw new NoteRefused.Malformed("The text of a note ends with a newline");
        var signatures = new ArrayList<NoteSignature>();
        for (var signer : signers) {
            var key = signer.key();
            if (signatures.stream().anyMatch(made -> made.claims(key)))
                throw new CannotSign("Two signers have the key " + key.name() + "+" + key.hexId());
            var signature = signer.sign(bytes);
            if (!signer.verifier().verify(bytes, signature))
                throw new CannotSign("The signature that was made for " + key + " does not verify: its public key is"
                        + " another one, or the device is defective");
            signatures.add(new NoteSignature(key.name(), key.id(), signature));
        }
        return new SignedNote(text, signatures);
    }

    /** This note with more signatures, those it has already left out. */
    public SignedNote with(Collection<NoteSignature> more) {
        var all = new LinkedHashSet<>(signatures);
        all.addAll(more);
        return new SignedNote(text, List.copyOf(all));
    }

    /**
     * Which of the known keys have signed. Signatures of other keys are passed over; one that claims to be of a known
     * key and is not refuses the note, as does the absence of any.
     */
    public Set<NoteVerifier> verifiedBy(Collection<? extends NoteVerifier> known) {
        unambiguous(known);
        var bytes = Strict.bytes(text, "The note");
        var verified = new LinkedHashSet<NoteVerifier>();
        for (var signature : new LinkedHashSet<>(signatures))
            for (var verifier : known)
                if (signature.claims(verifier.key())) {
                    if (!verifier.verify(bytes, signature.bytes())) throw new NoteRefused.BadSignature(verifier.key());
                    verified.add(verifier);
                }
        if (verified.isEmpty()) throw new NoteRefused.NotSigned("No known key has signed the note");
        return verified;
    }

    private static void unambiguous(Collection<? extends NoteVerifier> known) {
        var names = new HashSet<String>();
        for (var verifier : new HashSet<NoteVerifier>(known)) {
            var name = verifier.key().name() + "+" + verifier.key().hexId();
            if (!names.add(name)) throw new IllegalArgumentException("Two different known keys are " + name);
        }
    }

    public byte[] bytes() {
        var note = new StringBuilder(text).append('\n');
        for (var signature : signatures) note.append(signature.line());
        return Strict.bytes(note.toString(), "The note");
    }

    /** A note that may be believed, and whose keys say so. */
    public record Opened(SignedNote note, Set<NoteVerifier> verifiedBy) {
        public String text() {
            return note.text();
        }
    }
}
