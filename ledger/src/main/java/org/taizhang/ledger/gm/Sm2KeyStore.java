package org.taizhang.ledger.gm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import org.taizhang.ledger.note.CannotSign;
import org.taizhang.ledger.note.KeyStores;
import org.taizhang.ledger.note.NoteRefused;
import org.taizhang.ledger.note.NoteSigner;
import org.taizhang.ledger.note.NoteSignerProvider;
import org.taizhang.ledger.note.SignerSetting;

/**
 * Signs with an SM2 key in a PKCS#12 file; the secret is the password of the file:
 * {@code sm2-pkcs12:/etc/taizhang/log-sm2.p12?alias=log}.
 */
public final class Sm2KeyStore implements NoteSignerProvider {
    @Override
    public String scheme() {
        return "sm2-pkcs12";
    }

    @Override
    public NoteSigner open(String name, SignerSetting setting, char[] secret) {
        setting.allow("alias");
        var file = Path.of(setting.path());
        var where = "Key store " + file;
        try (var in = Files.newInputStream(file)) {
            var store = KeyStore.getInstance("PKCS12", Sm2Keys.PROVIDER);
            store.load(in, secret);
            var pair = KeyStores.pair(store, setting.options().get("alias"), secret, where);
            return new Sm2Signer(Sm2Keys.open(name, pair.open()), pair.secret(), Sm2Keys.PROVIDER);
        } catch (IOException | GeneralSecurityException e) {
            throw new CannotSign(where + " cannot be opened: " + e.getMessage(), e);
        } catch (NoteRefused e) {
            throw new CannotSign(where + " cannot be used: " + e.getMessage(), e);
        }
    }
}
