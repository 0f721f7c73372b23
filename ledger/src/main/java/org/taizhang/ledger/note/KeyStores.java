package org.taizhang.ledger.note;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Finds the signing key in a key store: the one of an alias, or the only one. */
public final class KeyStores {
    private KeyStores() {}

    /** A private key and the public one of its certificate. */
    public record Pair(PrivateKey secret, PublicKey open) {}

    public static Pair pair(KeyStore store, @Nullable String alias, char[] secret, String where) {
        try {
            var found = alias == null ? only(store, where) : alias;
            if (store.getKey(found, secret) instanceof PrivateKey key && store.getCertificate(found) != null)
                return new Pair(key, store.getCertificate(found).getPublicKey());
            throw new CannotSign(where + " holds no private key with a certificate under " + found);
        } catch (GeneralSecurityException e) {
            throw new CannotSign(where + " does not give out its key: " + e.getMessage(), e);
        }
    }

    private static String only(KeyStore store, String where) throws KeyStoreException {
        var keys = Collections.list(store.aliases()).stream()
                .filter(alias -> {
                    try {
                        return store.isKeyEntry(alias);
                    } catch (KeyStoreException e) {
                        throw new CannotSign(where + " cannot be read: " + e.getMessage(), e);
                    }
                })
                .toList();
        if (keys.size() != 1)
            throw new CannotSign(where + " holds " + keys.size() + " keys " + keys + ": say which by ?alias=");
        return keys.get(0);
    }
}
