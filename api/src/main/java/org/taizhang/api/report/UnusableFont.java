package org.taizhang.api.report;

import java.io.Serial;

/** Documents cannot be written in the font that was named. */
public final class UnusableFont extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnusableFont(String why) {
        super(why);
    }
}
