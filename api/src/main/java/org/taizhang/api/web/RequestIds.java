package org.taizhang.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;

/** Gives every request an id, the caller's own where it is fit, and the language it is answered in. */
@Component
@Order(RequestIds.ORDER)
public class RequestIds extends OncePerRequestFilter {
    private static final String KEY = "requestId";
    /** After Spring's own filter that sets the language of the thread, before those of security. */
    static final int ORDER = -104;

    private static final Pattern FIT = Pattern.compile("[0-9A-Za-z._:-]{1,64}");

    private final LocaleResolver languages;

    RequestIds(LocaleResolver languages) {
        this.languages = languages;
    }

    /** The id of the request this thread serves; empty outside of one. */
    public static String current() {
        return Objects.requireNonNullElse(MDC.get(KEY), "");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var given = request.getAttribute(KEY);
        var id = given == null ? id(request.getHeader(Headers.REQUEST_ID)) : given.toString();
        request.setAttribute(KEY, id);
        response.setHeader(Headers.REQUEST_ID, id);
        LocaleContextHolder.setLocale(languages.resolveLocale(request));
        try (var ignored = MDC.putCloseable(KEY, id)) {
            chain.doFilter(request, response);
        }
    }

    private static String id(@Nullable String asked) {
        return asked != null && FIT.matcher(asked).matches()
                ? asked
                : UUID.randomUUID().toString();
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
