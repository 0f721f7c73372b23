package org.taizhang.api.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.taizhang.api.web.Caller;

/** Knows the caller by a bearer token or, from pages of our own, by the same token in a cookie. */
final class SessionFilter extends OncePerRequestFilter {
    static final String COOKIE = "taizhang-session";

    private static final String BEARER = "Bearer ";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Entrance entrance;

    SessionFilter(Entrance entrance) {
        this.entrance = entrance;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        token(request)
                .ifPresent(token -> entrance.actor(token, request.getRemoteAddr())
                        .ifPresent(actor -> Caller.enter(actor, () -> entrance.isLive(token))));
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    static Optional<String> token(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        if (header != null && header.startsWith(BEARER))
            return Optional.of(header.substring(BEARER.length()).trim());
        if (!SAFE.contains(request.getMethod()) && !isOfOurPages(request)) return Optional.empty();
        return Optional.ofNullable(request.getCookies())
                .flatMap(cookies -> Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .findFirst());
    }

    /** A cookie alone changes nothing unless the browser says that the request comes from a page of this server. */
    private static boolean isOfOurPages(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        return site != null ? site.equals("same-origin") : sameOrigin(request.getHeader("Origin"), request);
    }

    private static boolean sameOrigin(@Nullable String origin, HttpServletRequest request) {
        if (origin == null) return false;
        try {
            return request.getHeader("Host") != null
                    && request.getHeader("Host").equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
