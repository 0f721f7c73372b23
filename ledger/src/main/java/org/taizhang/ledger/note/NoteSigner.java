package org.taizhang.ledger.note;

/** Signs notes with a key that may lie anywhere: a file, a token, a machine across the network. Not for two threads. */
public interface NoteSigner extends AutoCloseable {
    /** The public key by which the signatures are verified. */
    Key key();

    /** The signature over the text, without the key id before it. */
    byte[] sign(byte[] text) throws CannotSign;

    /** Verifies what this signer signs; a signer of a type not known here brings its own. */
    default NoteVerifier verifier() {
        return key().verifier();
    }

    default String name() {
        return key().name();
    }

    default int keyId() {
        return key().id();
    }

    /** Gives back what the signer holds open. */
    @Override
    default void close() {}
}
