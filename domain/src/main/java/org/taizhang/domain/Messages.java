package org.taizhang.domain;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;

/** What a caller is told when a rule says no, in their language. */
public final class Messages {
    private Messages() {}

    /** The sentence for the code of a {@link Refused} or {@link Forbidden}; the code itself where it has none. */
    public static String text(String code, List<?> arguments, Locale locale) {
        return MessageFormat.format(
                Words.text("Refusals", code, locale),
                arguments.stream().map(argument -> Words.say(argument, locale)).toArray());
    }
}
