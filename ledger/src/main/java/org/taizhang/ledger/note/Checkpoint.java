package org.taizhang.ledger.note;

import java.util.Arrays;
import java.util.List;

/**
 * What a log says of itself at one size: its origin, the number of its entries, the root hash over them (32 bytes) and,
 * from logs of others, extension lines. The bytes are not copied: nobody writes into them.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record Checkpoint(String origin, long size, byte[] root, List<String> extensions) {
    public Checkpoint {
        line(origin, "The origin");
        if (size < 0) throw new NoteRefused.Malformed("Size " + size + " is below 0");
        if (root.length != 32) throw new NoteRefused.Malformed("A root hash has 32 bytes, not " + root.length);
        for (var extension : extensions) line(extension, "An extension line");
        extensions = List.copyOf(extensions);
    }

    public Checkpoint(String origin, long size, byte[] root) {
        this(origin, size, root, List.of());
    }

    /** Reads the text of a note. */
    public static Checkpoint parse(String text) {
        var lines = Strict.lines(text, "The checkpoint");
        if (lines.size() < 3) throw new NoteRefused.Malformed("A checkpoint has three lines: origin, size, root hash");
        return new Checkpoint(
                lines.get(0),
                Strict.decimal(lines.get(1), "The size"),
                Strict.hash(lines.get(2), "The root hash"),
                lines.subList(3, lines.size()));
    }

    /** The text of a note. */
    public String text() {
        var text = new StringBuilder(origin + "\n" + size + "\n" + Strict.base64(root) + "\n");
        for (var extension : extensions) text.append(extension).append('\n');
        return text.toString();
    }

    private static void line(String line, String what) {
        Strict.bytes(line, what);
        if (line.isEmpty() || line.indexOf('\n') >= 0)
            throw new NoteRefused.Malformed(what + " of a checkpoint is one line and not empty");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint checkpoint
                && origin.equals(checkpoint.origin)
                && size == checkpoint.size
                && Arrays.equals(root, checkpoint.root)
                && extensions.equals(checkpoint.extensions);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(size) + Arrays.hashCode(root);
    }

    @Override
    public String toString() {
        return origin + " " + size + " " + Strict.base64(root);
    }
}
