package org.taizhang.projections.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.alert.AlertEvent;
import org.taizhang.domain.alert.AlertEvent.*;
import org.taizhang.projections.Recorded;

/**
 * The alert of one rule of one target: its current occurrence, or the last one where none stands open.
 *
 * @param occurrence how often it has fired
 * @param steps how often this occurrence was escalated
 * @param told everyone who was told of this occurrence
 * @param suppression why nobody is told, with its cause always said; null where people are
 * @param flapping null where it does not
 * @param earlier the occurrences before this one, newest first, at most twenty
 */
public record AlertView(
        UUID id,
        UUID target,
        String unit,
        State state,
        int occurrence,
        Firing firing,
        Instant since,
        Instant raisedAt,
        @Nullable Suppression suppression,
        @Nullable Instant acknowledgeBy,
        @Nullable Acknowledged acknowledged,
        int steps,
        List<String> told,
        @Nullable End end,
        List<Earlier> earlier,
        @Nullable Flapping flapping) {
    private static final int REMEMBERED = 20;

    /** How an alert stands. */
    public enum State {
        OPEN,
        ACKNOWLEDGED,
        SUPPRESSED,
        CLEARED
    }

    /** Who took the alert on. */
    public record Acknowledged(String by, Instant at, String note) {}

    /**
     * It changes so often that people were told of that once.
     *
     * @param since the occurrence with which it began
     * @param quietAt when it ends unless the alert changes again
     */
    public record Flapping(int since, int changes, Instant quietAt) {
        Flapping goingOn(@Nullable Instant until) {
            return until == null ? this : new Flapping(since, changes, until);
        }
    }

    /** An occurrence that is over. */
    public record Earlier(
            int occurrence,
            int severity,
            Instant raisedAt,
            @Nullable Instant clearedAt) {}

    public static AlertView evolve(@Nullable AlertView was, Recorded<AlertEvent> recorded) {
        if (recorded.event() instanceof Raised raised) return raised(was, raised, recorded);
        var draft = new Draft(Objects.requireNonNull(was, "an event before the first raising"));
        switch (recorded.event()) {
            case Raised e -> throw new IllegalStateException("Raised begins an occurrence: " + e);
            case Suppressed e -> draft.suppressed(e.suppression());
            case Released e -> draft.released(e.acknowledgeBy());
            case AlertEvent.Acknowledged e ->
                draft.acknowledged(new Acknowledged(
                        recorded.actor().name(),
                        recorded.time(),
                        e.acknowledgement().note()));
            case Escalated e -> draft.escalated(e.step(), e.acknowledgeBy());
            case Notified e -> draft.told.addAll(e.recipients());
            case Cleared e -> draft.cleared(e.end(), e.quietAt());
            case FlappingBegan e -> draft.flapping = new Flapping(e.occurrence(), e.changes(), e.quietAt());
            case FlappingEnded e -> draft.flapping = null;
        }
        return draft.view();
    }

    private static AlertView raised(@Nullable AlertView was, Raised e, Recorded<AlertEvent> recorded) {
        return new AlertView(
                e.alert(),
                e.target(),
                recorded.unit(),
                e.suppression() == null ? State.OPEN : State.SUPPRESSED,
                e.occurrence(),
                e.firing(),
                e.since(),
                recorded.time(),
                withCause(e.suppression()),
                e.acknowledgeBy(),
                null,
                0,
                List.of(),
                null,
                was == null ? List.of() : was.remembered(),
                was == null || was.flapping == null ? null : was.flapping.goingOn(e.quietAt()));
    }

    private static @Nullable Suppression withCause(@Nullable Suppression why) {
        return why == null || why.cause() != null
                ? why
                : new Suppression(why.reason(), why.until(), why.why(), why.by(), why.since());
    }

    private List<Earlier> remembered() {
        var all = new ArrayList<Earlier>();
        all.add(new Earlier(occurrence, firing.severity(), raisedAt, end == null ? null : end.at()));
        all.addAll(earlier);
        return List.copyOf(all.subList(0, Math.min(REMEMBERED, all.size())));
    }

    /** The view while one event is folded into it; what an occurrence keeps from its beginning stays in {@code was}. */
    private static final class Draft {
        private final AlertView was;
        private final Set<String> told;
        private State state;
        private @Nullable Suppression suppression;
        private @Nullable Instant acknowledgeBy;
        private @Nullable Acknowledged acknowledged;
        private @Nullable End end;
        private @Nullable Flapping flapping;
        private int steps;

        Draft(AlertView was) {
            this.was = was;
            told = new LinkedHashSet<>(was.told);
            state = was.state;
            suppression = was.suppression;
            acknowledgeBy = was.acknowledgeBy;
            acknowledged = was.acknowledged;
            end = was.end;
            steps = was.steps;
            flapping = was.flapping;
        }

        void suppressed(Suppression why) {
            state = State.SUPPRESSED;
            suppression = withCause(why);
            acknowledgeBy = null;
        }

        void released(@Nullable Instant by) {
            state = acknowledged == null ? State.OPEN : State.ACKNOWLEDGED;
            suppression = null;
            acknowledgeBy = by;
        }

        void acknowledged(Acknowledged by) {
            if (suppression == null) state = State.ACKNOWLEDGED;
            acknowledged = by;
            acknowledgeBy = null;
        }

        void escalated(int step, @Nullable Instant by) {
            steps = step;
            acknowledgeBy = by;
        }

        void cleared(End how, @Nullable Instant quietAt) {
            state = State.CLEARED;
            suppression = null;
            acknowledgeBy = null;
            end = how;
            if (flapping != null) flapping = flapping.goingOn(quietAt);
        }

        AlertView view() {
            return new AlertView(
                    was.id,
                    was.target,
                    was.unit,
                    state,
                    was.occurrence,
                    was.firing,
                    was.since,
                    was.raisedAt,
                    suppression,
                    acknowledgeBy,
                    acknowledged,
                    steps,
                    List.copyOf(told),
                    end,
                    was.earlier,
                    flapping);
        }
    }
}
