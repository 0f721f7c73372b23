package org.taizhang.probes;

import java.io.IOException;

/** The target is not well; the reason is one sentence for people that holds no secrets. */
public final class Failed extends IOException {
    private final String why;

    public Failed(String why) {
        super(why);
        this.why = why;
    }

    public String why() {
        return why;
    }

    /** Is told, not traced: a thousand unreachable targets fail every few seconds. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
