package org.taizhang.domain;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The actor lacks the role, or the subject is not of the actor's unit or below. */
public final class Forbidden extends RuntimeException {
    private final String code;
    private final List<Object> arguments;

    private Forbidden(String code, Object... arguments) {
        super(code + " " + List.of(arguments));
        this.code = code;
        this.arguments = List.of(arguments);
    }

    static Forbidden role(@Nullable Needs needs) {
        return new Forbidden("forbidden.role", needs == null ? List.of() : grantable(needs));
    }

    private static List<Role> grantable(Needs needs) {
        return Stream.of(needs.value()).filter(Role::isOfAccounts).toList();
    }

    public static Forbidden unit(String unit) {
        return new Forbidden("forbidden.unit", unit);
    }

    /** Something is not meant for whoever asks for it. */
    public static Forbidden audience() {
        return new Forbidden("forbidden.audience");
    }

    public String code() {
        return code;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
