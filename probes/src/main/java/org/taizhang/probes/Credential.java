package org.taizhang.probes;

/**
 * What lets a probe in: of a user and a secret, or of a secret alone where the user is empty.
 *
 * <p>It is never written anywhere; its text says nothing.
 */
public record Credential(String user, String secret) {
    @Override
    public String toString() {
        return "Credential";
    }
}
