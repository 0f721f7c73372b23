package org.taizhang.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of a command: who asks, when, and at which version of the subject they were looking.
 *
 * @param now to the millisecond
 * @param version the newest event of the subject that the caller has seen; null where they do not mind
 */
public record Asked(Actor by, Instant now, @Nullable Long version) {
    /** Metadata key of {@link #version()}. */
    public static final String VERSION = "version";

    /** Refuses who had another part in the matter: nobody approves, checks or signs off their own work. */
    public void apartFrom(@Nullable String... others) {
        if (Arrays.asList(others).contains(by.id())) throw new Refused("subject.own-work", by.name());
    }

    static Asked of(CommandMessage<?> command) {
        var version = command.getMetaData().get(VERSION);
        return new Asked(
                Actor.of(command.getMetaData()),
                GenericEventMessage.clock.instant().truncatedTo(ChronoUnit.MILLIS),
                version instanceof Number number ? (Long) number.longValue() : null);
    }
}
