package org.taizhang.ledger.note;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The file that proves offline that an entry is in a log: its index, the hashes from the leaf to the root (at most
 * {@value #MAX_HASHES}, of 32 bytes each) and the signed checkpoint they lead to. What is in {@code extra}, empty if
 * absent, is proved by nothing. Reading it checks the form alone. The bytes are not copied: nobody writes into them.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record TlogProof(byte[] extra, long index, List<byte[]> hashes, SignedNote checkpoint) {
    public static final int MAX_HASHES = 63;

    private static final String HEAD = "c2sp.org/tlog-proof@v1";
    private static final int MAX_BYTES = 2 * SignedNote.MAX_BYTES;

    public TlogProof {
        if (hashes.size() > MAX_HASHES)
            throw new NoteRefused.Malformed("A proof has at most " + MAX_HASHES + " hashes, not " + hashes.size());
        for (var hash : hashes)
            if (hash.length != 32) throw new NoteRefused.Malformed("A hash has 32 bytes, not " + hash.length);
        var size = Checkpoint.parse(checkpoint.text()).size();
        if (index < 0 || index >= size)
            throw new NoteRefused.Malformed("Index " + index + " is not in a log of " + size + " entries");
        hashes = List.copyOf(hashes);
    }

    public static TlogProof parse(byte[] file) {
        if (file.length > MAX_BYTES) throw new NoteRefused.Malformed("The proof has more than " + MAX_BYTES + " bytes");
        var text = Strict.text(file, "The proof");
        var blank = text.indexOf("\n\n");
        if (blank < 0) throw new NoteRefused.Malformed("The proof has no blank line before its checkpoint");
        var lines = new ArrayList<>(Strict.lines(text.substring(0, blank + 1), "The proof"));
        if (!lines.removeFirst().equals(HEAD)) throw new NoteRefused.Malformed("A proof begins with " + HEAD);
        var extra = new byte[0];
        if (!lines.isEmpty() && lines.getFirst().startsWith("extra ")) {
            extra = Strict.base64(lines.removeFirst().substring("extra ".length()), "The extra data");
            if (extra.length == 0) throw new NoteRefused.Malformed("Without extra data there is no line for it");
        }
        if (lines.isEmpty() || !lines.getFirst().startsWith("index "))
            throw new NoteRefused.Malformed("The proof does not say the index of its entry");
        var index = Strict.decimal(lines.removeFirst().substring("index ".length()), "The index");
        var hashes = lines.stream()
                .map(line -> Strict.hash(line, "A hash of the proof"))
                .toList();
        var note = Strict.bytes(text.substring(blank + 2), "The checkpoint");
        return new TlogProof(extra, index, hashes, SignedNote.parse(note));
    }

    public byte[] bytes() {
        var text = new StringBuilder(HEAD).append('\n');
        if (extra.length > 0) text.append("extra ").append(Strict.base64(extra)).append('\n');
        text.append("index ").append(index).append('\n');
        for (var hash : hashes) text.append(Strict.base64(hash)).append('\n');
        text.append('\n');
        var head = Strict.bytes(text.toString(), "The proof");
        var note = checkpoint.bytes();
        var bytes = Arrays.copyOf(head, head.length + note.length);
        System.arraycopy(note, 0, bytes, head.length, note.length);
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TlogProof proof && Arrays.equals(bytes(), proof.bytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes());
    }
}
