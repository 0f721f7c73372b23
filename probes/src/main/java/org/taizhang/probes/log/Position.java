package org.taizhang.probes.log;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Up to where a log file has been read.
 *
 * @param offset of the first byte that has not been read
 * @param head checksum of the file's first bytes, as far as they have been read: the system gives a deleted file's key to
 *     another
 * @param file its key, which stays when it is renamed
 */
record Position(long offset, String head, String file) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18}) ([0-9a-f]+) (.+)");

    /** Nothing where the text is none of {@link #toString()}. */
    static Optional<Position> parse(String text) {
        var parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new Position(Long.parseLong(parts.group(1)), parts.group(2), parts.group(3)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return offset + " " + head + " " + file;
    }
}
