package org.taizhang.api.source;

/** One of the alerts that a source sent cannot be kept; the others can. */
final class Unreadable extends RuntimeException {
    Unreadable(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
