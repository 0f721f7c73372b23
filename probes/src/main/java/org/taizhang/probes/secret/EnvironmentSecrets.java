package org.taizhang.probes.secret;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.taizhang.probes.Credential;

/**
 * Secrets in environment variables: {@code env:portal-db} is {@code TAIZHANG_SECRET_PORTAL_DB}, and its user, if it has
 * one, {@code TAIZHANG_SECRET_PORTAL_DB_USER}. No other variable can be read, and every unit may use them.
 */
public final class EnvironmentSecrets implements SecretStore {
    private static final String PREFIX = "TAIZHANG_SECRET_";

    private final Map<String, String> environment;

    public EnvironmentSecrets(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public String scheme() {
        return "env";
    }

    @Override
    public Optional<Secret> find(String name) {
        var variable = PREFIX + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        return Optional.ofNullable(environment.get(variable))
                .map(secret -> new Credential(environment.getOrDefault(variable + "_USER", ""), secret))
                .map(credential -> new Secret(null, credential));
    }
}
