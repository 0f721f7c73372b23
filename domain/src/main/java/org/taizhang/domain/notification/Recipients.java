package org.taizhang.domain.notification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Knows the people that a kind of recipient stands for. */
public interface Recipients {
    /**
     * Their account names, nobody where nobody is meant just now; nothing at all where that kind is for another to know.
     *
     * @param recipient such as {@code role:OPERATOR}
     * @param unit that the news is of
     * @param at when it was said
     */
    Optional<List<String>> resolve(String recipient, String unit, Instant at);
}
