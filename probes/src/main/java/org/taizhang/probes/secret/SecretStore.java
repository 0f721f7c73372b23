package org.taizhang.probes.secret;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.taizhang.probes.Credential;
import org.taizhang.probes.Failed;

/**
 * A place where secrets are kept. Further ones, such as a Vault, are found by {@link java.util.ServiceLoader} and need a
 * constructor without parameters.
 */
public interface SecretStore {
    /** What stands before the colon of its references, {@code [a-z]{1,16}}. */
    String scheme();

    /**
     * What is kept under that name, asked for anew by every run: it answers fast, or from memory.
     *
     * @throws Failed where the store cannot be asked; the sentence holds no secret
     */
    Optional<Secret> find(String name) throws Failed;

    /**
     * A credential and whose it is.
     *
     * @param unit whose targets, and those of units below, may use it; null for everybody
     */
    record Secret(@Nullable String unit, Credential credential) {}
}
