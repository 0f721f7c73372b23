package org.taizhang.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What an export says was exported: a range, a subject's history, or some entries.
 *
 * @param subject null where it is no subject's history
 * @param some whether it is entries that nothing but what is said of them has in common
 * @param clauses whether files say which requirements the entries prove
 */
record Manifest(
        String origin,
        long size,
        @Nullable String subject,
        long from,
        long to,
        long count,
        boolean some,
        boolean clauses) {
    static Manifest parse(String text) {
        var lines = text.lines().toList();
        try {
            if (lines.size() != 5 || !text.endsWith("\n") || !lines.get(0).equals(Export.FORMAT))
                throw new IllegalArgumentException("it is not of the format " + Export.FORMAT);
            var origin = value(lines.get(1), "origin ");
            var size = Long.parseLong(value(lines.get(2), "size "));
            var count = Long.parseLong(value(lines.get(4), "entries "));
            var what = lines.get(3).split(" ", -1);
            if (what[0].equals("subject") && what.length == 2) {
                var subject = new String(Base64.getUrlDecoder().decode(what[1]), UTF_8);
                return new Manifest(origin, size, subject, 0, size, count, false, false);
            }
            if (what[0].equals("range") && what.length == 3)
                return new Manifest(
                        origin, size, null, Long.parseLong(what[1]), Long.parseLong(what[2]), count, false, false);
            if (lines.get(3).equals(Export.POSITIONS) || lines.get(3).equals(Export.EVIDENCE))
                return new Manifest(
                        origin, size, null, 0, size, count, true, lines.get(3).equals(Export.EVIDENCE));
            throw new IllegalArgumentException("it does not say what was exported");
        } catch (IllegalArgumentException e) {
            throw new Lost(Finding.wrong(-1, Export.MANIFEST, "无法读出", "it cannot be read: " + e.getMessage()));
        }
    }

    private static String value(String line, String name) {
        if (!line.startsWith(name)) throw new IllegalArgumentException("there is no " + name.strip());
        return line.substring(name.length());
    }
}
