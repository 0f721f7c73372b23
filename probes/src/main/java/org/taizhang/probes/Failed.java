package org.taizhang.probes;

/** The target is not well; the message is one sentence for people that holds no secrets. */
public final class Failed extends Exception {
    private final String why;

    public Failed(String why) {
        super(why, null, false, false);
        this.why = why;
    }

    public String why() {
        return why;
    }
}
