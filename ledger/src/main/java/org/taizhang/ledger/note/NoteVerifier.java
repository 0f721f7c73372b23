package org.taizhang.ledger.note;

/** Tells whether a key signed a text; two verifiers of one key are equal. */
public interface NoteVerifier {
    Key key();

    /** Whether the bytes, without the key id before them, are a signature of the key over the text. */
    boolean verify(byte[] text, byte[] signature);
}
