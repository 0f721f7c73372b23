package org.taizhang.ledger.note;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/**
 * Signs with an Ed25519 or P-256 key in a PKCS#12 file; the secret is the password of the file and of the key:
 * {@code pkcs12:/etc/taizhang/log.p12?alias=log}.
 */
public final class Pkcs12KeyStore implements NoteSignerProvider {
    @Override
    public String scheme() {
        return "pkcs12";
    }

    @Override
    public NoteSigner open(String name, SignerSetting setting, char[] secret) {
        setting.allow("alias");
        var file = Path.of(setting.path());
        var where = "Key store " + file;
        try (var in = Files.newInputStream(file)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, secret);
            var pair = KeyStores.pair(store, setting.options().get("alias"), secret, where);
            return new JceSigner(name, pair.open(), pair.secret(), null);
        } catch (IOException | GeneralSecurityException e) {
            throw new CannotSign(where + " cannot be opened: " + e.getMessage(), e);
        } catch (NoteRefused e) {
            throw new CannotSign(where + " cannot be used: " + e.getMessage(), e);
        }
    }
}
