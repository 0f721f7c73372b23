package org.taizhang.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Names of which there are few and that come with every entry: each is made into a text once. */
final class Repeated {
    private static final int PLACES = 1 << 10;

    /** Whoever comes later takes the place of another; nothing depends on it. */
    private static final @Nullable Name[] NAMES = new Name[PLACES];

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Name(byte[] bytes, String text) {}

    private Repeated() {}

    /** What stands from a place to before another in ASCII. */
    static String text(byte[] bytes, int from, int to) {
        var hash = to - from;
        for (var i = from; i < to; i++) hash = 31 * hash + bytes[i];
        var place = (hash ^ (hash >>> 10)) & (PLACES - 1);
        var name = NAMES[place];
        if (name != null && Arrays.equals(name.bytes, 0, name.bytes.length, bytes, from, to)) return name.text;
        var made = new Name(Arrays.copyOfRange(bytes, from, to), new String(bytes, from, to - from, ISO_8859_1));
        NAMES[place] = made;
        return made.text;
    }
}
