package org.taizhang.api.web;

import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Role;
import org.taizhang.domain.Told;
import org.taizhang.domain.Units;
import org.taizhang.ledger.Envelope;

/** Who is asking. */
public final class Caller {
    /** The capabilities whose entries not everybody sees. */
    public static final Set<String> OF_PERSONS = Set.of("account", "erasure");

    private Caller() {}

    /** From here on this request is the actor's, as long as {@code stillIn} says so. */
    public static void enter(Actor actor, BooleanSupplier stillIn) {
        var authorities = Stream.of(actor.roles().toArray())
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
        var authentication = UsernamePasswordAuthenticationToken.authenticated(actor, null, authorities);
        authentication.setDetails(stillIn);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
    }

    /** Says, also later and elsewhere, whether the session of this request has not ended; for answers that go on. */
    public static BooleanSupplier stillIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getDetails() instanceof BooleanSupplier still
                ? still
                : () -> false;
    }

    /** Says, also later and elsewhere, what of which unit this caller may see. */
    public static Predicate<String> reach() {
        var mine = current().unit();
        return unit -> Units.covers(mine, unit);
    }

    /** Whether the unit is the caller's or one below it. */
    public static boolean sees(String unit) {
        return reach().test(unit);
    }

    /**
     * Says, also later and elsewhere, which entries of the ledger this caller may see: the one place here that decides so.
     * Who came in when and from where is for administrators and auditors.
     */
    public static Predicate<Envelope> sight() {
        var ofUnit = reach();
        var accounts = seesAccounts();
        return entry -> ofUnit.test(entry.meta().getOrDefault(Told.UNIT, ""))
                && (accounts
                        || !OF_PERSONS.contains(
                                entry.type().substring(0, entry.type().indexOf('.'))));
    }

    /** Whether this caller may see what happens to accounts, and which are to be erased. */
    public static boolean seesAccounts() {
        return current()
                .hasAny(Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDIT_ADMINISTRATOR, Role.AUDITOR);
    }

    /** Whether this caller may see every entry of a unit and of those below it. */
    public static boolean seesAllOf(String unit) {
        return seesAccounts() && reach().test(unit);
    }

    public static Actor current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Actor actor) return actor;
        throw new Problem(HttpStatus.UNAUTHORIZED, "unauthenticated");
    }
}
