package org.taizhang.probes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The SHA-256 of a configuration, in whatever order its parts are told; two are equal only if the configurations are.
 *
 * <p>What by its name is a secret is left out: a short one could be guessed from the digest.
 */
public final class Fingerprint {
    /** Under which fact it is kept. */
    public static final String FACT = "middleware_configuration";

    private static final Pattern SECRET =
            Pattern.compile("(?i).*(pass|secret|token|credential|private|apikey|keyalias).*");

    private final TreeSet<String> parts = new TreeSet<>();

    public void add(String owner, String attribute, Object value) {
        if (!SECRET.matcher(attribute).matches()) parts.add(owner + ' ' + attribute + '=' + value);
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** In hexadecimal digits. */
    public String digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                var bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + "\n").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
