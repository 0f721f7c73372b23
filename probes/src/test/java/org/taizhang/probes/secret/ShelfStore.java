package org.taizhang.probes.secret;

import java.util.Optional;
import org.taizhang.probes.Credential;
import org.taizhang.probes.Failed;

/** A store that somebody adds; the tests' class path names it under META-INF/services. */
public final class ShelfStore implements SecretStore {
    @Override
    public String scheme() {
        return "shelf";
    }

    @Override
    public Optional<Secret> find(String name) throws Failed {
        if (name.equals("locked")) throw new Failed("The shelf is locked");
        return name.equals("jar")
                ? Optional.of(new Secret("230000/230100", new Credential("", "cookies")))
                : Optional.empty();
    }
}
