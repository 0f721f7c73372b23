package org.taizhang.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;
import org.taizhang.projections.View;

/** Lets a read that names a position wait until every read model has seen it, so that clients read what they wrote. */
public record PositionGate(List<View<?>> views, Duration patience) implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var asked = request.getHeader(Headers.POSITION_AT_LEAST);
        if (asked == null) return true;
        var position = position(asked);
        var until = System.nanoTime() + patience.toNanos();
        for (var view : views) {
            if (view.await(position, Duration.ofNanos(Math.max(0, until - System.nanoTime())))) continue;
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "views-behind", asked);
        }
        return true;
    }

    private static long position(String asked) {
        try {
            return Long.parseLong(asked);
        } catch (NumberFormatException e) {
            throw new Problem(HttpStatus.BAD_REQUEST, "bad-position", asked);
        }
    }
}
