package org.taizhang.projections.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
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
        List<Earlier> earlier) {
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

    /** An occurrence that is over. */
    public record Earlier(
            int occurrence,
            int severity,
            Instant raisedAt,
            @Nullable Instant clearedAt) {}

    public static AlertView evolve(@Nullable AlertView was, Recorded<AlertEvent> recorded) {
        return switch (recorded.event()) {
            case Raised e ->
                new AlertView(
                        e.alert(),
                        e.target(),
                        recorded.unit(),
                        e.suppression() == null ? State.OPEN : State.SUPPRESSED,
                        e.occurrence(),
                        e.firing(),
                        e.since(),
                        recorded.time(),
                        e.suppression(),
                        e.acknowledgeBy(),
                        null,
                        0,
                        List.of(),
                        null,
                        was == null ? List.of() : was.remembered());
            case Suppressed e -> known(was).with(State.SUPPRESSED, e.suppression(), null);
            case Released e -> known(was).with(known(was).stateOnceReleased(), null, e.acknowledgeBy());
            case AlertEvent.Acknowledged e ->
                known(was)
                        .acknowledged(new Acknowledged(
                                recorded.actor().name(),
                                recorded.time(),
                                e.acknowledgement().note()));
            case Escalated e -> known(was).escalated(e.step(), e.acknowledgeBy());
            case Notified e -> known(was).told(e.recipients());
            case Cleared e -> known(was).cleared(e.end());
        };
    }

    private static AlertView known(@Nullable AlertView was) {
        return Objects.requireNonNull(was, "an event before the first raising");
    }

    private State stateOnceReleased() {
        return acknowledged == null ? State.OPEN : State.ACKNOWLEDGED;
    }

    private AlertView with(State state, @Nullable Suppression suppression, @Nullable Instant by) {
        return new AlertView(
                id,
                target,
                unit,
                state,
                occurrence,
                firing,
                since,
                raisedAt,
                suppression,
                by,
                acknowledged,
                steps,
                told,
                end,
                earlier);
    }

    private AlertView acknowledged(Acknowledged acknowledged) {
        var state = suppression == null ? State.ACKNOWLEDGED : this.state;
        return new AlertView(
                id,
                target,
                unit,
                state,
                occurrence,
                firing,
                since,
                raisedAt,
                suppression,
                null,
                acknowledged,
                steps,
                told,
                end,
                earlier);
    }

    private AlertView escalated(int steps, @Nullable Instant by) {
        return new AlertView(
                id,
                target,
                unit,
                state,
                occurrence,
                firing,
                since,
                raisedAt,
                suppression,
                by,
                acknowledged,
                steps,
                told,
                end,
                earlier);
    }

    private AlertView told(List<String> recipients) {
        var all = new LinkedHashSet<>(told);
        all.addAll(recipients);
        return new AlertView(
                id,
                target,
                unit,
                state,
                occurrence,
                firing,
                since,
                raisedAt,
                suppression,
                acknowledgeBy,
                acknowledged,
                steps,
                List.copyOf(all),
                end,
                earlier);
    }

    private AlertView cleared(End end) {
        return new AlertView(
                id,
                target,
                unit,
                State.CLEARED,
                occurrence,
                firing,
                since,
                raisedAt,
                null,
                null,
                acknowledged,
                steps,
                told,
                end,
                earlier);
    }

    private List<Earlier> remembered() {
        var all = new ArrayList<Earlier>();
        all.add(new Earlier(occurrence, firing.severity(), raisedAt, end == null ? null : end.at()));
        all.addAll(earlier);
        return List.copyOf(all.subList(0, Math.min(REMEMBERED, all.size())));
    }
}
