package org.taizhang.ledger.note;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Where a signing key lies, as written in a configuration: {@code scheme:path?option=value&option=value}, taken
 * literally, such as {@code pkcs12:/etc/taizhang/log.p12?alias=log}. It holds no secret.
 */
public record SignerSetting(String scheme, String path, Map<String, String> options) {
    public SignerSetting {
        if (scheme.isEmpty() || path.isEmpty())
            throw new CannotSign("A signing key is set as scheme:path, for example file:/etc/taizhang/log.key");
        options = Map.copyOf(options);
    }

    public static SignerSetting parse(String setting) {
        var colon = setting.indexOf(':');
        var scheme = colon < 0 ? "" : setting.substring(0, colon);
        var rest = setting.substring(colon + 1);
        var question = rest.indexOf('?');
        var options = new LinkedHashMap<String, String>();
        if (question >= 0)
            for (var option : rest.substring(question + 1).split("&", -1)) {
                var equals = option.indexOf('=');
                if (equals < 1 || options.put(option.substring(0, equals), option.substring(equals + 1)) != null)
                    throw new CannotSign("Options read name=value, each once, after a question mark");
            }
        return new SignerSetting(scheme, question < 0 ? rest : rest.substring(0, question), options);
    }

    /**
     * Opens the key under the name it is to sign by, with the one provider of the scheme on the class path. The secret
     * is the password or PIN, empty where the scheme needs none; whoever gives it wipes it.
     */
    public NoteSigner open(String name, char[] secret) {
        return provider().open(name, this, secret);
    }

    private NoteSignerProvider provider() {
        try {
            var found = ServiceLoader.load(NoteSignerProvider.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(provider -> provider.scheme().equals(scheme))
                    .toList();
            if (found.size() == 1) return found.get(0);
            throw new CannotSign(
                    found.isEmpty()
                            ? "No signer answers to " + scheme + ": is its jar on the class path?"
                            : "Several signers answer to " + scheme + ": " + found);
        } catch (ServiceConfigurationError e) {
            throw new CannotSign("A signer on the class path is broken: " + e.getMessage(), e);
        }
    }

    /** Refuses options the scheme does not have, for a misspelt one would be passed over in silence. */
    public void allow(String... names) {
        for (var option : options.keySet())
            if (!List.of(names).contains(option))
                throw new CannotSign(
                        "Signers of " + scheme + " have no option " + option + ", only " + String.join(", ", names));
    }
}
