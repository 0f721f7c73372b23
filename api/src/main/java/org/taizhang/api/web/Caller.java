package org.taizhang.api.web;

import java.util.function.BooleanSupplier;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.taizhang.domain.Actor;

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

    public static Actor current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Actor actor) return actor;
        throw new Problem(HttpStatus.UNAUTHORIZED, "unauthenticated");
    }
}
