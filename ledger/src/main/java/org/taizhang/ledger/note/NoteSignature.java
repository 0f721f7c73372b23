package org.taizhang.ledger.note;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A signature line of a note: whose it claims to be, and the signature's bytes. The bytes are not copied: nobody writes
 * into them.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record NoteSignature(String name, int keyId, byte[] bytes) {
    private static final String DASH = "\u2014 ";

    public NoteSignature {
        Strict.name(name);
        if (bytes.length == 0) throw new NoteRefused.Malformed("The signature of " + name + " is empty");
    }

    static NoteSignature parse(String line) {
        var space = line.indexOf(' ', DASH.length());
        if (!line.startsWith(DASH) || space < 0)
            throw new NoteRefused.Malformed("A signature reads \"\u2014 name base64\", not " + Strict.quoted(line));
        var name = Strict.name(line.substring(DASH.length(), space));
        var blob = Strict.base64(line.substring(space + 1), "The signature of " + name);
        if (blob.length < 5)
            throw new NoteRefused.Malformed("The signature of " + name + " has " + blob.length
                    + " bytes; 4 of the key id and at least 1 are due");
        return new NoteSignature(name, ByteBuffer.wrap(blob).getInt(), Arrays.copyOfRange(blob, 4, blob.length));
    }

    /** The line, its newline included. */
    public String line() {
        var blob = ByteBuffer.allocate(4 + bytes.length).putInt(keyId).put(bytes);
        return DASH + name + " " + Strict.base64(blob.array()) + "\n";
    }

    boolean claims(Key key) {
        return name.equals(key.name()) && keyId == key.id();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature signature
                && name.equals(signature.name)
                && keyId == signature.keyId
                && Arrays.equals(bytes, signature.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * name.hashCode() + keyId) + Arrays.hashCode(bytes);
    }
}
