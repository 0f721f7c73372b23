package org.taizhang.probes;

import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the head of an answer says, as far as a probe needs it.
 *
 * @param length of the body, or -1 where the head does not say
 */
record Head(
        int status,
        long length,
        boolean chunked,
        @Nullable String location,
        @Nullable String contentType,
        @Nullable String contentEncoding) {
    static final int LIMIT = 64 * 1024;

    private static final int MOST_LINES = 256;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[0-9] ([1-5][0-9]{2})( .*)?");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    /** Where the answer redirects to, or null where it is no redirect. */
    @Nullable
    String redirect() {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> location;
            default -> null;
        };
    }

    boolean hasBody() {
        return status != 204 && status != 304 && status != 205;
    }

    /** Reads the head of the final answer, past interim ones such as 103. */
    static Head read(Wire wire) throws IOException {
        var left = LIMIT;
        while (true) {
            var reading = new Reading(left);
            var head = reading.head(wire);
            if (head.status >= 200 || head.status == 101) return head;
            left = reading.left;
        }
    }

    private static final class Reading {
        private int left;
        private long length = -1;
        private boolean chunked;
        private @Nullable String location;
        private @Nullable String contentType;
        private @Nullable String contentEncoding;

        private Reading(int left) {
            this.left = left;
        }

        private Head head(Wire wire) throws IOException {
            var status = STATUS.matcher(line(wire));
            if (!status.matches()) throw new Failed("The answer is not HTTP");
            var lines = 0;
            for (var line = line(wire); !line.isEmpty(); line = line(wire)) {
                if (++lines > MOST_LINES) throw new Failed("The answer has more than " + MOST_LINES + " header lines");
                field(line);
            }
            return new Head(Integer.parseInt(status.group(1)), length, chunked, location, contentType, contentEncoding);
        }

        private String line(Wire wire) throws IOException {
            if (!wire.begins()) throw new Failed("The connection was closed within the head of the answer");
            var line = wire.line(left, "The head of the answer is larger than " + LIMIT / 1024 + " KiB");
            left = Math.max(0, left - line.length() - 2);
            return line;
        }

        /** Lines without a colon, such as the continuations of old, are passed over. */
        private void field(String line) throws Failed {
            var colon = line.indexOf(':');
            if (colon <= 0) return;
            var value = line.substring(colon + 1).strip();
            switch (line.substring(0, colon).strip().toLowerCase(Locale.ROOT)) {
                case "content-length" -> length = length(value);
                case "transfer-encoding" -> chunked = chunked(value);
                case "location" -> location = value;
                case "content-type" -> contentType = value;
                case "content-encoding" -> contentEncoding = value.toLowerCase(Locale.ROOT);
                default -> {}
            }
        }

        private long length(String value) throws Failed {
            if (!LENGTH.matcher(value).matches()) throw new Failed("The answer has an invalid Content-Length");
            var said = Long.parseLong(value);
            if (length >= 0 && length != said) throw new Failed("The answer has two different Content-Lengths");
            return said;
        }

        private static boolean chunked(String value) throws Failed {
            if (value.equalsIgnoreCase("identity")) return false;
            if (!value.equalsIgnoreCase("chunked")) throw new Failed("The answer has an unknown Transfer-Encoding");
            return true;
        }
    }
}
