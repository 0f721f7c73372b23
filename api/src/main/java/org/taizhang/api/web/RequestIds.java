package org.taizhang.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request an id, the caller's own where it is fit, and speaks zh-CN to all who do not ask for English. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RequestIds extends OncePerRequestFilter {
    private static final String KEY = "requestId";
    private static final Pattern FIT = Pattern.compile("[0-9A-Za-z._:-]{1,64}");

    /** The id of the request this thread serves; empty outside of one. */
    public static String current() {
        return Objects.requireNonNullElse(MDC.get(KEY), "");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var asked = request.getHeader(Headers.REQUEST_ID);
        var id = asked != null && FIT.matcher(asked).matches() ? asked : UUID.randomUUID().toString();
        response.setHeader(Headers.REQUEST_ID, id);
        var language = request.getHeader("Accept-Language");
        LocaleContextHolder.setLocale(
                language != null && request.getLocale().getLanguage().equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE);
        try (var ignored = MDC.putCloseable(KEY, id)) {
            chain.doFilter(request, response);
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
