package org.taizhang.api.wiring;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.taizhang.api.Settings;
import org.taizhang.probes.Credentials;
import org.taizhang.probes.secret.EnvironmentSecrets;
import org.taizhang.probes.secret.SecretFile;
import org.taizhang.probes.secret.SecretStores;

/** Where secrets are kept that let probes in. */
@Configuration(proxyBeanMethods = false)
class SecretWiring {
    /** Whoever copies the data folder must not have the key with it. */
    @Bean
    SecretFile secretFile(Path dataFolder, Settings settings) {
        var key = settings.secrets().key().toAbsolutePath().normalize();
        if (key.startsWith(dataFolder.toAbsolutePath().normalize()))
            throw new UnusableSecrets("The key " + key + " is to lie in the data folder, beside what it locks");
        try {
            return new SecretFile(dataFolder.resolve("secrets"), key);
        } catch (IOException e) {
            throw new UnusableSecrets(String.valueOf(e.getMessage()));
        }
    }

    @Bean
    Credentials credentials(SecretFile secretFile) {
        return SecretStores.with(secretFile, new EnvironmentSecrets(System.getenv()));
    }
}
