package org.taizhang.ledger.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a witness puts under a checkpoint: the time it did so, in seconds since 1970, and an Ed25519 signature of 64
 * bytes over both. The bytes are not copied: nobody writes into them.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record Cosignature(long time, byte[] ed25519) {
    private static final int BYTES = 72;

    public Cosignature {
        if (time < 0) throw new NoteRefused.Malformed("A cosignature's time is from 0 to 2^63-1");
        if (ed25519.length != BYTES - 8) throw new NoteRefused.Malformed("A cosignature has " + BYTES + " bytes");
    }

    /** Reads a note signature that a witness's key is known to have made. */
    public static Cosignature of(NoteSignature signature) {
        return of(signature.bytes());
    }

    static Cosignature of(byte[] bytes) {
        if (bytes.length != BYTES) throw new NoteRefused.Malformed("A cosignature has " + BYTES + " bytes");
        return new Cosignature(ByteBuffer.wrap(bytes).getLong(), Arrays.copyOfRange(bytes, 8, BYTES));
    }

    byte[] bytes() {
        return ByteBuffer.allocate(BYTES).putLong(time).put(ed25519).array();
    }

    /** What the witness signs: the time and the whole text of the note. */
    static byte[] message(long time, byte[] text) {
        var head = ("cosignature/v1\ntime " + time + "\n").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(head.length + text.length)
                .put(head)
                .put(text)
                .array();
    }

    static Verifier.Way verifier(Verifier.Way ed25519) {
        return (text, signature) -> {
            if (signature.length != BYTES || signature[0] < 0) return false;
            var cosignature = of(signature);
            return ed25519.verify(message(cosignature.time, text), cosignature.ed25519);
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cosignature cosignature
                && time == cosignature.time
                && Arrays.equals(ed25519, cosignature.ed25519);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(time) + Arrays.hashCode(ed25519);
    }
}
