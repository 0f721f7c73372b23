package org.taizhang.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** What every aggregate does alike: belongs to a unit, admits who may act on it, records what was decided. */
public abstract class Subject {
    @AggregateIdentifier
    private @Nullable UUID id;

    private @Nullable String unit;

    /** Refuses an actor whose unit does not cover this subject, and one who looked at an older version of it. */
    protected final void admit(Asked asked) {
        if (unit == null) return;
        if (!Units.covers(asked.by().unit(), unit)) throw Forbidden.unit(unit);
        var version = Objects.requireNonNullElse(AggregateLifecycle.getVersion(), -1L);
        if (asked.version() != null && !asked.version().equals(version)) throw new Outdated(asked.version(), version);
    }

    /** Applies what was decided, in order. */
    protected final void record(List<?> events) {
        for (var event : events)
            apply(
                    event,
                    Objects.requireNonNull(
                            unit, "the first event is recorded with the unit it makes the subject belong to"));
    }

    /** Applies what makes the subject belong to {@code unit}; refuses an actor whose unit does not cover it. */
    protected final void record(List<?> events, String unit, Asked asked) {
        admit(asked, unit);
        for (var event : events) apply(event, unit);
    }

    /** Refuses an actor whose unit does not cover that one. */
    protected static void admit(Asked asked, String unit) {
        if (!Units.covers(asked.by().unit(), unit)) throw Forbidden.unit(unit);
    }

    private static void apply(Object event, String unit) {
        AggregateLifecycle.apply(event, MetaData.with(Told.UNIT, unit));
    }

    /** Every {@code evolve} begins by taking in whose event it is and its envelope. */
    protected final void told(UUID subject, Told told) {
        id = subject;
        unit = told.unit();
    }

    /** Refuses what is not done at this stage. */
    protected static void during(@Nullable Enum<?> stage, Enum<?>... allowed) {
        if (!Arrays.asList(allowed).contains(stage))
            throw new Refused("subject.stage", Objects.requireNonNull(stage, "nothing has begun"));
    }

    protected final UUID id() {
        return Objects.requireNonNull(id, "asked for its id before it is told of anything");
    }
}
