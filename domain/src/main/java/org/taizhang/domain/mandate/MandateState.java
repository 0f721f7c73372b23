package org.taizhang.domain.mandate;

import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Told;
import org.taizhang.domain.mandate.MandateEvent.Appointment;
import org.taizhang.domain.mandate.MandateEvent.Granted;
import org.taizhang.domain.mandate.MandateEvent.Withdrawn;

/**
 * Who answers for a process.
 *
 * @param givenBy who named them
 */
public record MandateState(Appointment appointment, String givenBy, boolean withdrawn) {
    /** Who does after an event. */
    public static MandateState after(@Nullable MandateState was, MandateEvent event, Told told) {
        return switch (event) {
            case Granted e -> new MandateState(e.appointment(), told.by().id(), false);
            case Withdrawn e when was != null -> new MandateState(was.appointment, was.givenBy, true);
            case Withdrawn e -> throw new IllegalStateException("Withdrawn before it was given: " + e);
        };
    }
}
