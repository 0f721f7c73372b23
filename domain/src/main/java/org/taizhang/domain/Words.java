package org.taizhang.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The bundles beside this package, in two languages: English for those who ask for it, Chinese for all others. */
public final class Words {
    private static final String MISSING = "—";
    private static final int DECIMALS = 4;
    private static final int LONGEST = 200;

    private Words() {}

    /** The text of that key, or the key itself where there is none. */
    static String text(String bundle, String key, Locale locale) {
        return find(bundle, key, key, locale);
    }

    /** A value as people write it: constants by their word, lists joined, numbers without exponent, texts cut short. */
    static String say(@Nullable Object value, Locale locale) {
        return switch (value) {
            case null -> MISSING;
            case Enum<?> constant ->
                say(constant.name(), constant.getDeclaringClass().getSimpleName(), locale);
            case Boolean truth -> find("Words", "Boolean." + truth, truth.toString(), locale);
            case Collection<?> many when many.isEmpty() -> MISSING;
            case Collection<?> many ->
                many.stream().map(one -> say(one, locale)).collect(Collectors.joining(separator(locale)));
            case Number number -> decimal(number.toString());
            default -> cut(value.toString());
        };
    }

    /** A constant of which only its name is known, by its word. */
    public static String say(@Nullable Object name, String type, Locale locale) {
        return find("Words", type + "." + name, say(name, locale), locale);
    }

    private static String separator(Locale locale) {
        return text("Words", "list.separator", locale);
    }

    private static String decimal(String number) {
        try {
            var rounded = new BigDecimal(number).setScale(DECIMALS, RoundingMode.HALF_UP);
            return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException notFinite) {
            return number;
        }
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    private static String find(String bundle, String key, String otherwise, Locale locale) {
        var language = locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.ROOT;
        var texts = ResourceBundle.getBundle(Words.class.getPackageName() + "." + bundle, language);
        return texts.containsKey(key) ? texts.getString(key) : otherwise;
    }
}
