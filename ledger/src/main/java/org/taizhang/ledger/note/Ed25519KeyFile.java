package org.taizhang.ledger.note;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;

/** Signs with an Ed25519 key in a file, in the form Go's note package writes: {@code file:/etc/taizhang/log.key}. */
public final class Ed25519KeyFile implements NoteSignerProvider {
    private static final int SEED = 32;

    /** Makes a key and its file, and gives the public key. */
    public static Key create(Path file, String name) {
        var seed = new byte[SEED];
        new SecureRandom().nextBytes(seed);
        var secret = KeyType.ED25519.encode(seed);
        var open = open(name, secret);
        KeyFile.create(file, open, secret);
        return open;
    }

    @Override
    public String scheme() {
        return "file";
    }

    @Override
    public NoteSigner open(String name, SignerSetting setting, char[] secret) {
        setting.allow();
        var encoded = KeyFile.read(Path.of(setting.path()), name, Ed25519KeyFile::open);
        var pair = Ed25519.pair(KeyType.ED25519.decode(encoded));
        return new JceSigner(name, pair.getPublic(), pair.getPrivate(), null);
    }

    private static Key open(String name, byte[] secret) {
        if (secret.length != SEED + 1 || secret[0] != 1)
            throw new NoteRefused.Malformed("it holds no Ed25519 key of " + SEED + " bytes");
        var pair = Ed25519.pair(Arrays.copyOfRange(secret, 1, secret.length));
        return Key.of(name, pair.getPublic());
    }
}
