package org.taizhang.api.web;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.taizhang.domain.Actor;

/** Who is asking. */
public final class Caller {
    private Caller() {}

    public static Actor current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Actor actor) return actor;
        throw new Problem(HttpStatus.UNAUTHORIZED, "unauthenticated");
    }
}
