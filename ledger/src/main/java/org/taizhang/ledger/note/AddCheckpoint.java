package org.taizhang.ledger.note;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * What a log posts to a witness at {@code add-checkpoint}: the size the witness knows, at most
 * {@value TlogProof#MAX_HASHES} hashes that prove that the checkpoint only adds to it, and the checkpoint. The bytes
 * are not copied: nobody writes into them.
 */
public record AddCheckpoint(long oldSize, List<byte[]> hashes, SignedNote checkpoint) {
    private static final int MAX_BYTES = 2 * SignedNote.MAX_BYTES;

    public AddCheckpoint {
        if (hashes.size() > TlogProof.MAX_HASHES)
            throw new NoteRefused.Malformed(
                    "A witness is sent at most " + TlogProof.MAX_HASHES + " hashes, not " + hashes.size());
        for (var hash : hashes)
            if (hash.length != 32) throw new NoteRefused.Malformed("A hash has 32 bytes, not " + hash.length);
        var size = Checkpoint.parse(checkpoint.text()).size();
        if (oldSize < 0 || oldSize > size)
            throw new NoteRefused.Malformed("The old size " + oldSize + " is not from 0 to " + size);
        if ((oldSize == 0 || oldSize == size) && !hashes.isEmpty())
            throw new NoteRefused.Malformed("From size " + oldSize + " to " + size + " nothing needs a proof");
        hashes = List.copyOf(hashes);
    }

    /** Reads a request, as a witness does. */
    public static AddCheckpoint parse(byte[] body) {
        if (body.length > MAX_BYTES)
            throw new NoteRefused.Malformed("The request has more than " + MAX_BYTES + " bytes");
        var text = Strict.text(body, "The request");
        var blank = text.indexOf("\n\n");
        if (blank < 0) throw new NoteRefused.Malformed("The request has no blank line before its checkpoint");
        var lines = Strict.lines(text.substring(0, blank + 1), "The request");
        if (!lines.getFirst().startsWith("old "))
            throw new NoteRefused.Malformed("The request does not begin with the old size");
        return new AddCheckpoint(
                Strict.decimal(lines.getFirst().substring("old ".length()), "The old size"),
                lines.stream()
                        .skip(1)
                        .map(line -> Strict.hash(line, "A hash of the proof"))
                        .toList(),
                SignedNote.parse(Strict.bytes(text.substring(blank + 2), "The checkpoint")));
    }

    public byte[] body() {
        var head = new StringBuilder("old ").append(oldSize).append('\n');
        for (var hash : hashes) head.append(Strict.base64(hash)).append('\n');
        var bytes = Strict.bytes(head.append('\n').toString(), "The request");
        var note = checkpoint.bytes();
        return ByteBuffer.allocate(bytes.length + note.length)
                .put(bytes)
                .put(note)
                .array();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddCheckpoint request && Arrays.equals(body(), request.body());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(body());
    }
}
