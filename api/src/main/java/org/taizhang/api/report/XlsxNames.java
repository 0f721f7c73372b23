package org.taizhang.api.report;

import java.util.regex.Pattern;

/** Names that sheets may bear; the number they begin with makes each the only one. */
final class XlsxNames {
    private static final int LONGEST = 31;
    private static final Pattern FORBIDDEN = Pattern.compile("[\\[\\]:*?/\\\\'\\s\u3000]+");

    private XlsxNames() {}

    static String of(Wording caption) {
        var name = FORBIDDEN.matcher(Legible.text(caption.zh())).replaceAll(" ").strip();
        if (name.length() <= LONGEST) return name;
        var end = Character.isHighSurrogate(name.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return name.substring(0, end).strip();
    }
}
