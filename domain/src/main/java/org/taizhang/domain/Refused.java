package org.taizhang.domain;

import java.util.List;

/** A rule says no; the code names the sentence for the caller in the bundle {@code Refusals}. */
public final class Refused extends RuntimeException {
    private final String code;
    private final List<Object> arguments;

    public Refused(String code, Object... arguments) {
        super(code + " " + List.of(arguments));
        this.code = code;
        this.arguments = List.of(arguments);
    }

    public String code() {
        return code;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
