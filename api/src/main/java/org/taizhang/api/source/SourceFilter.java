package org.taizhang.api.source;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.taizhang.api.web.Caller;

/**
 * Lets a source in by its token where sources report, and nowhere else. A heartbeat, which is often sent by what knows no
 * headers, has it in its address.
 */
@Component
public final class SourceFilter extends OncePerRequestFilter {
    private static final String BEARER = "Bearer ";
    private static final String HEARTBEATS = "/api/v1/heartbeats/";
    private static final Pattern RUNS = Pattern.compile("/api/v1/backups/[^/]+/runs(/.*)?");

    private final Senders senders;

    SourceFilter(Senders senders) {
        this.senders = senders;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !path.startsWith("/api/v2/")
                && !path.startsWith("/api/v1/integrations/")
                && !path.startsWith(HEARTBEATS)
                && !(request.getMethod().equals("POST") && RUNS.matcher(path).matches());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        token(request)
                .ifPresent(token -> senders.holder(token)
                        .ifPresent(source -> Caller.enter(
                                Senders.actor(source, request.getRemoteAddr()),
                                () -> senders.holder(token).isPresent())));
        chain.doFilter(request, response);
    }

    private static Optional<String> token(HttpServletRequest request) {
        var path = request.getRequestURI();
        if (path.startsWith(HEARTBEATS)) return Optional.of(path.substring(HEARTBEATS.length()));
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip());
    }
}
