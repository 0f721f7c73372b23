package org.taizhang.ledger.verify;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.List;
import org.taizhang.ledger.note.Checkpoint;
import org.taizhang.ledger.note.Key;
import org.taizhang.ledger.note.NoteSigner;
import org.taizhang.ledger.note.SignedNote;

/** Signs checkpoints with an Ed25519 key of its own. */
final class Signer implements NoteSigner {
    private final KeyPair pair;
    private final Key key;

    Signer(String name) {
        try {
            pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
        key = Key.of(name, pair.getPublic());
    }

    @Override
    public Key key() {
        return key;
    }

    @Override
    public byte[] sign(byte[] text) {
        try {
            var signing = Signature.getInstance("Ed25519");
            signing.initSign(pair.getPrivate());
            signing.update(text);
            return signing.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    byte[] checkpoint(long size, byte[] root) {
        return SignedNote.sign(new Checkpoint(key.name(), size, root).text(), List.of(this))
                .bytes();
    }
}
