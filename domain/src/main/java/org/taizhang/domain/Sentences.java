package org.taizhang.domain;

import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells in one sentence what an event says, as the audit trail shows it. */
public final class Sentences {
    /** A dot path, and where its value is the name of a constant the type that has a word for it. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][A-Za-z.]*)(?::([A-Z][A-Za-z]*))?}");

    /** A part that is left out where one of its values is missing. */
    private static final Pattern PART = Pattern.compile("\\[([^\\[\\]]*)]");

    private Sentences() {}

    /**
     * The sentence of an event; its name where it has none.
     *
     * @param eventName without revision, such as {@code alert.raised}
     * @param value finds the value at a dot path of the event's JSON, and the acting person's name as {@code actor} and
     *     the subject's id as {@code subject}; null where there is none
     */
    public static String render(String eventName, Function<String, @Nullable Object> value, Locale locale) {
        var sentence = PART.matcher(Words.text("Sentences", eventName, locale))
                .replaceAll(part -> Matcher.quoteReplacement(isSaid(part.group(1), value) ? part.group(1) : ""));
        return PLACEHOLDER
                .matcher(sentence)
                .replaceAll(
                        found -> Matcher.quoteReplacement(say(value.apply(found.group(1)), found.group(2), locale)));
    }

    private static boolean isSaid(String part, Function<String, @Nullable Object> value) {
        return PLACEHOLDER.matcher(part).results().allMatch(found -> value.apply(found.group(1)) != null);
    }

    private static String say(@Nullable Object value, @Nullable String type, Locale locale) {
        return type == null ? Words.say(value, locale) : Words.say(value, type, locale);
    }
}
