package org.taizhang.ledger.note;

/** A key and the way its type is verified. */
final class Verifier implements NoteVerifier {
    /** The way a type of key is verified. */
    @FunctionalInterface
    interface Way {
        boolean verify(byte[] text, byte[] signature);
    }

    private final Key key;
    private final Way way;

    Verifier(Key key, Way way) {
        this.key = key;
        this.way = way;
    }

    @Override
    public Key key() {
        return key;
    }

    @Override
    public boolean verify(byte[] text, byte[] signature) {
        return way.verify(text, signature);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Verifier verifier && key.equals(verifier.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return key.toString();
    }
}
