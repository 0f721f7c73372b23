package org.taizhang.domain.target;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether a text is one SELECT and nothing else. It is strict rather than clever: comments, backslashes, dollar quotes and
 * semicolons are refused wherever they stand, since databases differ in what they take them for.
 */
final class Select {
    private static final Pattern FORBIDDEN = Pattern.compile("[;\\\\#`]|--|/\\*|\\$\\$|\\$[A-Za-z_]");
    private static final Pattern BEGINS = Pattern.compile("\\s*(select|with)\\b.*", Pattern.DOTALL);
    private static final Pattern WRITES = Pattern.compile(
            "\\b(into|insert|update|delete|merge|replace|call|exec|execute|lock|for\\s+share|copy|alter|create|drop|truncate|grant)\\b");

    private Select() {}

    static boolean isOne(String text) {
        var bare = text.replaceAll("'[^']*'", "''")
                .replaceAll("\"[^\"]*\"", "\"\"")
                .toLowerCase(Locale.ROOT);
        return !FORBIDDEN.matcher(text).find()
                && bare.chars().filter(c -> c == '\'').count() % 2 == 0
                && bare.chars().filter(c -> c == '"').count() % 2 == 0
                && BEGINS.matcher(bare).matches()
                && !WRITES.matcher(bare).find();
    }
}
