package org.taizhang.probes.log;

import java.util.regex.Pattern;

/** What people are shown of a line: its first 200 characters, without what looks like a secret or moves a cursor. */
final class Shown {
    private static final int LOOKED_AT = 500;
    private static final int LONGEST = 200;
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cntrl}+");
    private static final Pattern SECRET =
            Pattern.compile("(?i)(password|passwd|pwd|secret|token|authorization|api-?key|密码|口令)"
                    + "([\"']?\\s{0,5}[=:：]\\s{0,5}(?:(?:bearer|basic)\\s)?)[^\\s,;&]+");

    private Shown() {}

    static String of(String line) {
        var begin = line.substring(0, Math.min(LOOKED_AT, line.length()));
        var plain = SECRET.matcher(UNSEEN.matcher(begin).replaceAll(" ")).replaceAll("$1$2***");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST - 1) + "…" : plain;
    }
}
