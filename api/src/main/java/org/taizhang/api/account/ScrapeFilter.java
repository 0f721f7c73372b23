package org.taizhang.api.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.taizhang.api.web.Problem;
import org.taizhang.domain.Ids;

/** Lets a monitoring server, which cannot log in, read {@code /actuator} with an account's name and password. */
final class ScrapeFilter extends OncePerRequestFilter {
    private static final String BASIC = "Basic ";
    private static final Duration TRUSTED = Duration.ofMinutes(5);

    private final Entrance entrance;
    private final Clock clock;
    private final Map<Object, Instant> verified = new ConcurrentHashMap<>();

    ScrapeFilter(Entrance entrance, Clock clock) {
        this.entrance = entrance;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader("Authorization");
        var pair = header != null && header.startsWith(BASIC) ? decode(header.substring(BASIC.length())) : null;
        if (pair != null && isKnown(pair[0], pair[1], request.getRemoteAddr())) {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(pair[0], null, List.of()));
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }

    /** Hashing on purpose takes long; what was right is right for five minutes more. */
    private boolean isKnown(String name, String password, String address) {
        var key = Ids.of("scrape", name, password);
        var now = clock.instant();
        verified.values().removeIf(until -> now.isAfter(until));
        if (verified.containsKey(key)) return true;
        try {
            entrance.verify(name, password, address);
        } catch (Problem refused) {
            return false;
        }
        verified.put(key, now.plus(TRUSTED));
        return true;
    }

    private static String @Nullable [] decode(String encoded) {
        try {
            var pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8).split(":", 2);
            return pair.length == 2 ? pair : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
