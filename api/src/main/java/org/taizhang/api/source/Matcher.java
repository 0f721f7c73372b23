package org.taizhang.api.source;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.taizhang.api.web.Problem;

/** Whether labels match what Alertmanager calls a matcher: {@code name="value"}, or {@code !=}, {@code =~}, {@code !~}. */
record Matcher(String label, boolean negated, Pattern value) implements Predicate<Map<String, String>> {
    private static final Pattern FORM = Pattern.compile("\\s*([a-zA-Z_]\\w*)\\s*(=~|!~|!=|=)\\s*(.*?)\\s*");
    private static final int LONGEST = 500;

    /** Of all of them; everything where there are none. */
    static Predicate<Map<String, String>> all(@Nullable List<String> filters) {
        return filters == null
                ? labels -> true
                : filters.stream()
                        .<Predicate<Map<String, String>>>map(Matcher::of)
                        .reduce(labels -> true, Predicate::and);
    }

    private static Matcher of(String text) {
        var form = FORM.matcher(text);
        if (text.length() > LONGEST || !form.matches()) throw bad(text);
        var quoted = form.group(3);
        var value = quoted.length() > 1 && quoted.startsWith("\"") && quoted.endsWith("\"")
                ? quoted.substring(1, quoted.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
                : quoted;
        var kind = form.group(2);
        try {
            return new Matcher(
                    form.group(1),
                    kind.startsWith("!"),
                    Pattern.compile(kind.endsWith("~") ? value : Pattern.quote(value)));
        } catch (PatternSyntaxException e) {
            throw bad(text);
        }
    }

    private static Problem bad(String text) {
        return new Problem(HttpStatus.BAD_REQUEST, "bad-filter-value", "filter", text);
    }

    @Override
    public boolean test(Map<String, String> labels) {
        return value.matcher(labels.getOrDefault(label, "")).matches() != negated;
    }
}
