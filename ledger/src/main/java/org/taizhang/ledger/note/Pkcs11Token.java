package org.taizhang.ledger.note;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.ProviderException;
import java.security.Security;

/**
 * Signs with a key that stays in a PKCS#11 token, through the JDK's own driver; the path is the driver's configuration
 * file (library, slot), the secret is the PIN: {@code pkcs11:/etc/taizhang/token.cfg?alias=log}. The token must hold a
 * certificate beside the key.
 */
public final class Pkcs11Token implements NoteSignerProvider {
    @Override
    public String scheme() {
        return "pkcs11";
    }

    @Override
    public NoteSigner open(String name, SignerSetting setting, char[] secret) {
        setting.allow("alias");
        var file = Path.of(setting.path());
        var where = "The token of " + file;
        var driver = Security.getProvider("SunPKCS11");
        if (driver == null) throw new CannotSign("This JDK has no PKCS#11 driver (module jdk.crypto.cryptoki)");
        if (!Files.isReadable(file)) throw new CannotSign("PKCS#11 configuration " + file + " cannot be read");
        try {
            var provider = driver.configure(file.toString());
            var store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, secret);
            var pair = KeyStores.pair(store, setting.options().get("alias"), secret, where);
            return new JceSigner(name, pair.open(), pair.secret(), provider);
        } catch (IOException
                | GeneralSecurityException
                | ProviderException
                | InvalidParameterException
                | UnsupportedOperationException e) {
            throw new CannotSign(where + " cannot be opened: " + e.getMessage(), e);
        } catch (NoteRefused e) {
            throw new CannotSign(where + " cannot be used: " + e.getMessage(), e);
        }
    }
}
