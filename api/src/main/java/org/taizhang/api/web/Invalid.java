package org.taizhang.api.web;

import java.util.List;
import java.util.Map;

/** Some of what was sent is not as it must be; each error names its {@code field} and says in {@code message} why. */
public final class Invalid extends RuntimeException {
    private final transient List<Map<String, String>> errors;

    public Invalid(List<Map<String, String>> errors) {
        super("invalid " + errors);
        this.errors = List.copyOf(errors);
    }

    public List<Map<String, String>> errors() {
        return errors;
    }
}
