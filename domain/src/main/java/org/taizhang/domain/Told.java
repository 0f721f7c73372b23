package org.taizhang.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.axonframework.eventhandling.EventMessage;

/** The envelope of an event: who did it, when, and to which unit the subject belongs. */
public record Told(Actor by, Instant at, String unit) {
    /** Metadata key of {@link #unit()}. */
    public static final String UNIT = "unit";

    static Told of(EventMessage<?> event) {
        return new Told(
                Actor.of(event.getMetaData()),
                event.getTimestamp().truncatedTo(ChronoUnit.MILLIS),
                event.getMetaData().getOrDefault(UNIT, "").toString());
    }
}
