package org.taizhang.ledger.verify;

/** What was given cannot be checked at all, and why. */
final class Refused extends RuntimeException {
    private final transient Sentence why;

    Refused(String zh, String en) {
        super(en);
        this.why = new Sentence(zh, en);
    }

    Sentence why() {
        return why;
    }
}
