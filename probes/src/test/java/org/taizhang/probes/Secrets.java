package org.taizhang.probes;

import java.util.Map;

/** Credentials that a test knows. */
public record Secrets(Map<String, Credential> known) implements Credentials {
    @Override
    public Credential find(String reference) throws Failed {
        var found = known.get(reference);
        if (found == null) throw new Failed("There is no credential " + reference);
        return found;
    }
}
