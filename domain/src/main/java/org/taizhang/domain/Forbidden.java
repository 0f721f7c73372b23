package org.taizhang.domain;

/** The actor lacks the role or belongs to a unit that the subject is not under. */
public final class Forbidden extends RuntimeException {
    public Forbidden(String why) {
        super(why);
    }
}
