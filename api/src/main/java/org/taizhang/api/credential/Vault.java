package org.taizhang.api.credential;

import java.io.IOException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.taizhang.api.web.Problem;
import org.taizhang.probes.Credential;
import org.taizhang.probes.secret.SecretFile;

/**
 * Changes secrets only after the ledger has told that they change: what was refused changes nothing, and no secret is
 * replaced that nobody replaced. Where the file then fails, or the power, the caller is not told "done", and does it again.
 */
@Component
class Vault {
    private static final Logger log = LoggerFactory.getLogger(Vault.class);

    private final SecretFile file;

    private interface Change {
        void make() throws IOException;
    }

    Vault(SecretFile file) {
        this.file = file;
    }

    synchronized <T> T keep(String name, String unit, Credential credential, Supplier<T> told) {
        return changed(name, told, () -> file.put(name, unit, credential));
    }

    synchronized <T> T forget(String name, Supplier<T> told) {
        return changed(name, told, () -> file.remove(name));
    }

    private static <T> T changed(String name, Supplier<T> told, Change change) {
        var receipt = told.get();
        try {
            change.make();
        } catch (IOException e) {
            log.error("The credential {} could not be changed: {}", name, e.getMessage());
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "secrets-unavailable", name);
        }
        return receipt;
    }
}
