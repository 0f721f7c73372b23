package org.taizhang.api.report;

import java.util.List;

/** The few colours of a document: ink, greys, one blue, one red; and those of series, told apart in print, too. */
final class Colours {
    static final int INK = 0x1F2328;
    static final int GREY = 0x6B7280;
    static final int PALE = 0xD4D8DE;
    static final int SHADE = 0xEEF2F7;
    static final int BLUE = 0x1F3F6E;
    static final int RED = 0xB3261E;
    static final int WHITE = 0xFFFFFF;

    private static final List<Integer> SERIES = List.of(
            0x2F5D9B, 0xC9822B, 0x3F8F83, 0x9A3F45, 0x7A8595, 0x6B5AA0, 0x9FB8DA, 0xE6C08F, 0x9CCBC3, 0xD0A0A3,
            0xBFC6CF, 0xB5ABD3);

    private Colours() {}

    static int series(int index) {
        return SERIES.get(index % SERIES.size());
    }

    static String hex(int colour) {
        return String.format("%06X", colour);
    }
}
