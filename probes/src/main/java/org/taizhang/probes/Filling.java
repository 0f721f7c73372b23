package org.taizhang.probes;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.target.Step;

/** What stands behind the placeholders of one run; its text says nothing. */
final class Filling {
    private static final Pattern PLACEHOLDER = Pattern.compile(Step.PLACEHOLDER);

    private final Map<String, String> values = new HashMap<>();

    Filling(@Nullable Credential credential) {
        values.put("run", "t" + Long.toString(ThreadLocalRandom.current().nextLong(36L << 40, Long.MAX_VALUE), 36));
        if (credential == null) return;
        values.put("user", credential.user());
        values.put("secret", credential.secret());
    }

    void put(String variable, String value) {
        values.put(variable, value);
    }

    String plain(String template) {
        return filled(template, UnaryOperator.identity());
    }

    String url(String template) {
        return filled(template, Filling::encoded);
    }

    /** What alone makes up the template, such as a link that was captured; null where there is more or less. */
    @Nullable
    String whole(String template) {
        var match = PLACEHOLDER.matcher(template.strip());
        return match.matches() ? values.get(match.group(1)) : null;
    }

    String form(List<Step.Field> fields) {
        var form = new StringBuilder();
        for (var field : fields)
            form.append(form.isEmpty() ? "" : "&")
                    .append(encoded(field.name()))
                    .append('=')
                    .append(encoded(plain(field.value())));
        return form.toString();
    }

    /** Escapes what is filled in as the kind of body wants it. */
    String body(String template, String contentType) {
        if (contentType.contains("json")) return filled(template, Filling::json);
        if (contentType.contains("xml")) return filled(template, Entities::escape);
        return contentType.contains("urlencoded") ? url(template) : plain(template);
    }

    private String filled(String template, UnaryOperator<String> escaped) {
        return PLACEHOLDER.matcher(template).replaceAll(match -> {
            var value = values.get(match.group(1));
            return Matcher.quoteReplacement(value == null ? match.group() : escaped.apply(value));
        });
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String json(String value) {
        var escaped = new StringBuilder();
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c == '"' || c == '\\') escaped.append('\\').append(c);
            else if (c < ' ')
                escaped.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            else escaped.append(c);
        }
        return escaped.toString();
    }

    @Override
    public String toString() {
        return "Filling";
    }
}
