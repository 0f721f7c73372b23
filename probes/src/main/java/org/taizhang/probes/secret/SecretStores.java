package org.taizhang.probes.secret;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.taizhang.domain.Units;
import org.taizhang.probes.Credential;
import org.taizhang.probes.Credentials;
import org.taizhang.probes.Failed;
import org.taizhang.probes.secret.SecretStore.Secret;

/** Finds a credential in the store that its reference names, and lets a unit use only its own and those of units above. */
public final class SecretStores implements Credentials {
    private final Map<String, SecretStore> stores = new LinkedHashMap<>();

    public SecretStores(Collection<? extends SecretStore> all) {
        for (var store : all)
            if (stores.put(store.scheme(), store) != null)
                throw new IllegalArgumentException("Two secret stores are called " + store.scheme());
    }

    /** The given ones, and those that are found on the class path. */
    public static SecretStores with(SecretStore... own) {
        var added = ServiceLoader.load(SecretStore.class).stream().map(ServiceLoader.Provider::get);
        return new SecretStores(Stream.concat(Stream.of(own), added).toList());
    }

    @Override
    public Credential find(String reference) throws Failed {
        return secret(reference).credential();
    }

    @Override
    public void admit(String reference, String unit) throws Failed {
        var owner = secret(reference).unit();
        if (owner != null && !Units.covers(owner, unit))
            throw new Failed("The credential " + reference + " may not be used by targets of the unit " + unit);
    }

    private Secret secret(String reference) throws Failed {
        var colon = reference.indexOf(':');
        var store = stores.get(reference.substring(0, Math.max(0, colon)));
        if (store == null)
            throw new Failed("The credential " + reference + " is in no secret store there is: " + stores.keySet());
        return store.find(reference.substring(colon + 1))
                .orElseThrow(() -> new Failed("There is no credential " + reference));
    }
}
