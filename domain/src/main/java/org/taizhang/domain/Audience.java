package org.taizhang.domain;

import java.util.List;

/** Who may do something with a subject: accounts by name, whole units, or whoever answers for its unit and has a role. */
public final class Audience {
    /** A login name, {@code role:OPERATOR} or {@code unit:230000/230100}. */
    public static final String PATTERN = "role:[A-Z_]{1,32}|unit:" + Units.PATTERN + "|[a-z][a-z0-9._-]{1,31}";

    private static final String ROLE = "role:";
    private static final String UNIT = "unit:";

    private Audience() {}

    /**
     * Whether one of the entries is the actor.
     *
     * @param unit to which the subject belongs
     */
    public static boolean names(List<String> entries, Actor actor, String unit) {
        return entries.stream().anyMatch(entry -> isNamed(entry, actor, unit));
    }

    private static boolean isNamed(String entry, Actor actor, String unit) {
        if (entry.startsWith(UNIT)) return Units.covers(entry.substring(UNIT.length()), actor.unit());
        if (entry.startsWith(ROLE)) return has(actor, entry.substring(ROLE.length())) && reaches(actor, unit);
        return entry.equals(actor.id());
    }

    private static boolean has(Actor actor, String role) {
        return actor.roles().stream().map(Role::name).anyMatch(role::equals);
    }

    /** Whether the actor answers for the unit of the subject. */
    public static boolean reaches(Actor actor, String unit) {
        return Units.covers(actor.unit(), unit);
    }
}
