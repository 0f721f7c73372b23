package org.taizhang.projections.duty;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.duty.DutyEvent;
import org.taizhang.domain.duty.DutyEvent.*;
import org.taizhang.domain.duty.Turns;
import org.taizhang.projections.Recorded;

/**
 * A roster as it stands.
 *
 * @param absences those not over, and of the last month
 * @param keeper who took over last
 * @param handover what the keeper has handed over; null until they have
 * @param expectedBy when the next turn must have been taken over; null where none comes
 * @param gaps in which nobody is planned, as far as it was looked through
 * @param missed how many turns nobody took over in time
 */
public record DutyView(
        UUID id,
        String unit,
        boolean dissolved,
        Roster roster,
        List<Absence> absences,
        List<Substitution> substitutions,
        @Nullable Keeper keeper,
        @Nullable Handover handover,
        @Nullable Instant expectedBy,
        List<Span> gaps,
        @Nullable Instant checkedThrough,
        int missed,
        Instant plannedAt) {
    private static final Duration REMEMBERED = Duration.ofDays(31);

    /** @param until how long this watch counts where nobody takes it over */
    public record Keeper(String person, String name, String shift, Instant since, Instant until) {}

    /** Whose turn it is when, as the roster stands. */
    public Turns turns() {
        return new Turns(roster, absences, substitutions);
    }

    public static DutyView evolve(@Nullable DutyView was, Recorded<DutyEvent> recorded) {
        if (recorded.event() instanceof Planned e) return planned(e, recorded);
        var draft = new Draft(Objects.requireNonNull(was, "an event before the planning"));
        switch (recorded.event()) {
            case Planned e -> throw new IllegalStateException("Planned comes first: " + e);
            case Replanned e -> draft.replanned(e.roster(), e.expectedBy());
            case AbsenceNoted e -> draft.absences.add(e.absence());
            case Substituted e -> draft.substitutions.add(e.substitution());
            case HandedOver e -> draft.handover = e.handover();
            case TakenOver e -> draft.takenOver(e, recorded);
            case Missed e -> draft.missed(e.expectedBy());
            case Checked e -> draft.checked(e, recorded.time().minus(REMEMBERED));
            case Notified e -> {}
            case Dissolved e -> draft.dissolved();
        }
        return draft.view(recorded.unit());
    }

    private static DutyView planned(Planned e, Recorded<DutyEvent> recorded) {
        return new DutyView(
                e.duty(),
                recorded.unit(),
                false,
                e.roster(),
                List.of(),
                List.of(),
                null,
                null,
                e.expectedBy(),
                List.of(),
                null,
                0,
                recorded.time());
    }

    /** The view while one event is folded into it. */
    private static final class Draft {
        private final DutyView was;
        private final List<Absence> absences;
        private final List<Substitution> substitutions;
        private Roster roster;
        private @Nullable Keeper keeper;
        private @Nullable Handover handover;
        private @Nullable Instant expectedBy;
        private List<Span> gaps;
        private @Nullable Instant checkedThrough;
        private int missed;
        private boolean dissolved;

        Draft(DutyView was) {
            this.was = was;
            absences = new ArrayList<>(was.absences);
            substitutions = new ArrayList<>(was.substitutions);
            roster = was.roster;
            keeper = was.keeper;
            handover = was.handover;
            expectedBy = was.expectedBy;
            gaps = was.gaps;
            checkedThrough = was.checkedThrough;
            missed = was.missed;
            dissolved = was.dissolved;
        }

        void replanned(Roster as, @Nullable Instant expected) {
            roster = as;
            expectedBy = expected;
        }

        void takenOver(TakenOver e, Recorded<DutyEvent> recorded) {
            var actor = recorded.actor();
            keeper = new Keeper(actor.id(), actor.name(), e.shift(), recorded.time(), e.until());
            handover = null;
            expectedBy = e.expectedBy();
        }

        void missed(@Nullable Instant expected) {
            missed++;
            expectedBy = expected;
        }

        void checked(Checked e, Instant forgetBefore) {
            gaps = e.gaps();
            checkedThrough = e.through();
            absences.removeIf(absence -> absence.until().isBefore(forgetBefore));
            substitutions.removeIf(substitution -> substitution.until().isBefore(forgetBefore));
        }

        void dissolved() {
            dissolved = true;
            expectedBy = null;
        }

        DutyView view(String unit) {
            return new DutyView(
                    was.id,
                    unit,
                    dissolved,
                    roster,
                    List.copyOf(absences),
                    List.copyOf(substitutions),
                    keeper,
                    handover,
                    expectedBy,
                    gaps,
                    checkedThrough,
                    missed,
                    was.plannedAt);
        }
    }
}
