package org.taizhang.ledger.note;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What a witness says to a checkpoint that was posted to it. */
public sealed interface WitnessAnswer {
    /** It has cosigned: at least one signature, each by a known key of the witness over the checkpoint. */
    record Cosigned(List<NoteSignature> signatures) implements WitnessAnswer {
        public Cosigned {
            signatures = List.copyOf(signatures);
        }
    }

    /** It knows the log at another size than the old one of the request: ask again, with a proof from there. */
    record KnowsSize(long size) implements WitnessAnswer {}

    /** It has not cosigned, or says what cannot be believed; the sentence is for whoever runs the product. */
    record Declined(int status, String sentence) implements WitnessAnswer {}

    /** Reads an answer; the content type is empty if there was none. Nothing is thrown whatever the answer is. */
    static WitnessAnswer read(
            int status, String contentType, byte[] body, SignedNote checkpoint, Collection<NoteVerifier> keys) {
        try {
            return switch (status) {
                case 200 -> cosigned(body, checkpoint, keys);
                case 409 -> conflict(contentType, body);
                case 400 -> declined(status, "the request is malformed");
                case 403 -> declined(status, "no key it trusts for this log has signed the checkpoint");
                case 404 -> declined(status, "it does not know this log");
                case 422 -> declined(status, "the proof does not lead from the checkpoint it knows to this one");
                default -> declined(status, "it answers with a status that is not in the protocol");
            };
        } catch (NoteRefused e) {
            return declined(status, "its answer is not to be believed: " + e.getMessage());
        }
    }

    private static WitnessAnswer cosigned(byte[] body, SignedNote checkpoint, Collection<NoteVerifier> keys) {
        if (body.length > SignedNote.MAX_BYTES) throw new NoteRefused.Malformed("it is too long");
        var signatures = SignedNote.signatures(Strict.text(body, "The answer"));
        new SignedNote(checkpoint.text(), signatures).verifiedBy(keys);
        return new Cosigned(signatures.stream()
                .distinct()
                .filter(signature -> keys.stream().anyMatch(key -> signature.claims(key.key())))
                .toList());
    }

    private static WitnessAnswer conflict(String contentType, byte[] body) {
        if (!contentType.split(";", -1)[0].strip().toLowerCase(Locale.ROOT).equals("text/x.tlog.size"))
            return declined(409, "it knows another root hash at this size");
        var lines = Strict.lines(Strict.text(body, "The answer"), "The answer");
        if (lines.size() != 1) throw new NoteRefused.Malformed("A size is one line");
        return new KnowsSize(Strict.decimal(lines.getFirst(), "The size"));
    }

    private static Declined declined(int status, String why) {
        return new Declined(status, "The witness declined with " + status + ": " + why);
    }
}
