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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.taizhang.api.web.Caller;
import org.taizhang.api.web.Problem;
import org.taizhang.domain.Ids;

/**
 * Lets programs that cannot log in read with an account's name and password: a monitoring server {@code /actuator}, a
 * verifier the ledger.
 */
final class PasswordFilter extends OncePerRequestFilter {
    private static final String BASIC = "Basic ";
    private static final Duration TRUSTED = Duration.ofMinutes(5);

    private final Entrance entrance;
    private final Clock clock;
    private final Map<Object, Instant> verified = new ConcurrentHashMap<>();

    PasswordFilter(Entrance entrance, Clock clock) {
        this.entrance = entrance;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !path.startsWith("/actuator/")
                && !(path.startsWith("/api/v1/ledger") && request.getMethod().equals("GET"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader("Authorization");
        var pair = header != null && header.startsWith(BASIC) ? decode(header.substring(BASIC.length())) : null;
        var address = request.getRemoteAddr();
        if (pair != null && isKnown(pair[0], pair[1], address))
            entrance.known(pair[0], address)
                    .ifPresent(actor -> Caller.enter(
                            actor, () -> entrance.known(pair[0], address).isPresent()));
        chain.doFilter(request, response);
    }

    /** Hashing on purpose takes long; what was right is right for five minutes more. */
    private boolean isKnown(String name, String password, String address) {
        var key = Ids.of("password", name, password);
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
