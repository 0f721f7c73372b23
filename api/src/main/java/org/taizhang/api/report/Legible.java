package org.taizhang.api.report;

import java.util.Locale;
import java.util.function.IntPredicate;

/** Text as a document can show it: what cannot be shown is named by its code, so that nothing is lost or disguised. */
final class Legible {
    private Legible() {}

    static String text(String text) {
        return text(text, codePoint -> true);
    }

    static String text(String text, IntPredicate drawn) {
        if (text.codePoints().allMatch(codePoint -> codePoint == '\n' || (isShown(codePoint) && drawn.test(codePoint))))
            return text;
        var shown = new StringBuilder(text.length() + 16);
        text.replace("\r\n", "\n").codePoints().forEach(codePoint -> {
            if (codePoint == '\n') shown.append('\n');
            else if (codePoint == '\t') shown.append(' ');
            else if (isShown(codePoint) && drawn.test(codePoint)) shown.appendCodePoint(codePoint);
            else shown.append(String.format(Locale.ROOT, "[U+%04X]", codePoint));
        });
        return shown.toString();
    }

    private static boolean isShown(int codePoint) {
        return !Character.isISOControl(codePoint)
                && !isHalf(codePoint)
                && (codePoint & 0xFFFE) != 0xFFFE
                && !turnsText(codePoint);
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** What makes text read in another order than it is kept in. */
    private static boolean turnsText(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069)
                || codePoint == 0x200E
                || codePoint == 0x200F
                || codePoint == 0x061C;
    }
}
