package org.taizhang.ledger.verify.event;

/** Bytes are no JSON value, or one nested too deeply. */
public final class NotJson extends RuntimeException {
    NotJson(int at, String what) {
        super("Byte " + at + ": " + what);
    }
}
