package org.taizhang.api.file;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names as they may be shown and saved: without folders, without what cannot be seen, of bearable length. */
final class FileNames {
    private static final int LONGEST = 200;
    private static final int LONGEST_EXTENSION = 20;

    /** Controls, and what turns the direction of text so that a name reads other than it is. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

    private FileNames() {}

    static String clean(@Nullable String given) {
        var name = given == null ? "" : Normalizer.normalize(given, Normalizer.Form.NFC);
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = UNSEEN.matcher(name).replaceAll("").strip();
        if (name.isEmpty() || name.chars().allMatch(each -> each == '.')) return "file";
        return name.length() <= LONGEST ? name : shortened(name);
    }

    private static String shortened(String name) {
        var dot = name.lastIndexOf('.');
        var extension = dot > 0 && name.length() - dot <= LONGEST_EXTENSION ? name.substring(dot) : "";
        var end = LONGEST - extension.length();
        if (Character.isHighSurrogate(name.charAt(end - 1))) end--;
        return name.substring(0, end) + extension;
    }
}
