package org.taizhang.probes;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.target.Step;

/**
 * One visitor of a site for the length of a run: keeps the cookies and follows redirects as a browser does.
 *
 * <p>What is filled in goes to sites that the definition names and to no other: a form that is to be sent on to another
 * host is not, a captured link is not followed there, and the step after a redirect there begins at the target's site. No sentence holds what was filled in or what was answered.
 */
final class Visit {
    private static final int REDIRECTS = 10;
    private static final int TEXT = 2 * 1024 * 1024;
    private static final Pattern WHOLE = Pattern.compile("\\s*(?:[A-Za-z][A-Za-z0-9+.-]*:|//)");
    private static final String CONTENT_TYPE = "Content-Type";
    private static final Map<String, String> USUAL = Map.of(
            "User-Agent", "Mozilla/5.0 (compatible; Taizhang)",
            "Accept", "text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8",
            "Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client;
    private final Filling filling;
    /** A page of each site that the definition names, the target's first. */
    private final List<Address> named = new ArrayList<>();

    private Address here;

    Visit(HttpClient client, Address site, Filling filling) {
        this.client = client;
        this.named.add(site);
        this.here = site;
        this.filling = filling;
    }

    Page take(Step step) throws IOException, InterruptedException {
        var there = there(step);
        var asked = asked(step);
        for (var count = 0; ; count++) {
            var answer = send(there, asked);
            try (var body = answer.body()) {
                cookies.put(uri(there), answer.headers().map());
                var location = redirect(answer);
                if (location == null || Boolean.FALSE.equals(step.redirects())) {
                    here = there;
                    var type = answer.headers().firstValue(CONTENT_TYPE).orElse(null);
                    return new Page(there, answer.statusCode(), Text.of(body.readNBytes(TEXT), type));
                }
                if (count == REDIRECTS) throw new Failed("it redirects more than " + REDIRECTS + " times");
                var next = there.to(location);
                // A site that takes its visitors from http to https is the same site.
                if (isNamed(there) && next.secure() && next.host().equals(there.host())) named.add(next);
                asked = asked.redirected(answer.statusCode(), next, isNamed(next));
                there = next;
            }
        }
    }

    /** From the page before, unless a redirect led to where the definition does not: then from the target's site. */
    private Address there(Step step) throws Failed {
        var from = isNamed(here) ? here : named.getFirst();
        var link = filling.whole(step.path());
        var there = from.to(Address.bytes(link == null ? filling.url(step.path()) : link));
        if (link == null && WHOLE.matcher(step.path()).lookingAt()) named.add(there);
        if (!isNamed(there)) throw new Failed("the link leads to another site, " + there.authority());
        return there;
    }

    private boolean isNamed(Address address) {
        return named.stream().anyMatch(address::isOf);
    }

    private Asked asked(Step step) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(USUAL);
        if (step.headers() != null)
            step.headers().forEach(field -> headers.put(field.name(), filling.plain(field.value())));
        var body = step.body();
        if (step.form() != null) {
            headers.put(CONTENT_TYPE, "application/x-www-form-urlencoded");
            return new Asked(method(step, "POST"), headers, filling.form(step.form()));
        }
        if (body == null) return new Asked(method(step, "GET"), headers, null);
        var type = headers.computeIfAbsent(
                CONTENT_TYPE, name -> body.strip().startsWith("{") ? "application/json" : "text/plain; charset=utf-8");
        return new Asked(method(step, "POST"), headers, filling.body(body, type.toLowerCase(Locale.ROOT)));
    }

    private static String method(Step step, String usual) {
        return step.method() == null ? usual : step.method();
    }

    private HttpResponse<InputStream> send(Address there, Asked asked) throws IOException, InterruptedException {
        var uri = uri(there);
        HttpRequest request;
        try {
            var builder = HttpRequest.newBuilder(uri)
                    .method(
                            asked.method(),
                            asked.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(asked.body()));
            asked.headers().forEach(builder::setHeader);
            cookies.get(uri, Map.of()).forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
            request = builder.build();
        } catch (IllegalArgumentException e) {
            throw new Failed("one of its headers cannot be sent");
        }
        return client.send(request, BodyHandlers.ofInputStream());
    }

    private static @Nullable String redirect(HttpResponse<?> answer) {
        return switch (answer.statusCode()) {
            case 301, 302, 303, 307, 308 ->
                answer.headers().firstValue("Location").orElse(null);
            default -> null;
        };
    }

    private static URI uri(Address there) throws Failed {
        try {
            return URI.create((there.secure() ? "https://" : "http://") + there.authority() + there.path());
        } catch (IllegalArgumentException e) {
            throw new Failed("its address at " + there.authority() + " is not valid");
        }
    }

    /** What is sent, filled in. */
    private record Asked(
            String method,
            Map<String, String> headers,
            @Nullable String body) {
        Asked redirected(int status, Address to, boolean isTrusted) throws Failed {
            var isKept = status == 307 || status == 308 || method.equals("GET");
            if (isKept && body != null && !isTrusted)
                throw new Failed("it would send the form on to " + to.authority());
            var fewer = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            fewer.putAll(isTrusted ? headers : USUAL);
            if (!isKept) fewer.remove(CONTENT_TYPE);
            return isKept ? new Asked(method, fewer, body) : new Asked("GET", fewer, null);
        }

        @Override
        public String toString() {
            return "Asked";
        }
    }
}
