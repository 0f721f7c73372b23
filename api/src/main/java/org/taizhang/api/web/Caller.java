package org.taizhang.api.web;

import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Units;

/** Who is asking. */
public final class Caller {
    private Caller() {}

    /** Says, also later and elsewhere, whether the session of this request has not ended; for answers that go on. */
    public static BooleanSupplier stillIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getDetails() instanceof BooleanSupplier still
                ? still
                : () -> false;
    }

    /** Says, also later and elsewhere, what of which unit this caller may see: the one place here that decides so. */
    public static Predicate<String> sight() {
        var mine = current().unit();
        return unit -> Units.covers(mine, unit);
    }

    public static Actor current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Actor actor) return actor;
        throw new Problem(HttpStatus.UNAUTHORIZED, "unauthenticated");
    }
}
