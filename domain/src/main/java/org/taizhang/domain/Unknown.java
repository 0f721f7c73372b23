package org.taizhang.domain;

import java.util.UUID;

/** There is no such subject. */
public final class Unknown extends RuntimeException {
    private final UUID subject;

    public Unknown(UUID subject) {
        super("Nothing is known of " + subject);
        this.subject = subject;
    }

    public UUID subject() {
        return subject;
    }
}
