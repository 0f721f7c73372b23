package org.taizhang.projections.documents;

/** The cursor was not issued for this collection and this order. */
public final class BadCursor extends RuntimeException {
    BadCursor(String why) {
        super(why);
    }
}
