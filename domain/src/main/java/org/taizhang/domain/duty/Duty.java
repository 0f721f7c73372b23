package org.taizhang.domain.duty;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Asked;
import org.taizhang.domain.Occasion;
import org.taizhang.domain.Refused;
import org.taizhang.domain.Subject;
import org.taizhang.domain.Told;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.duty.DutyCommand.*;
import org.taizhang.domain.duty.DutyEvent.*;

/** A roster and the watch that is kept by it. */
@AggregateRoot
class Duty extends Subject {
    private static final Duration AHEAD = Duration.ofDays(14);
    private static final Duration AGAIN = Duration.ofDays(1);

    private @Nullable Roster roster;
    private List<Absence> absences = new ArrayList<>();
    private List<Substitution> substitutions = new ArrayList<>();
    private @Nullable String holder;
    private @Nullable String shift;
    private @Nullable Instant turnBegan;
    private @Nullable Instant heldUntil;
    private @Nullable Instant expectedBy;
    private List<Span> gaps = new ArrayList<>();
    private @Nullable Notified missing;
    private int told;
    private boolean handedOver;
    private boolean dissolved;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DutyCommand command, Asked asked, OpenMatters open) {
        admit(asked);
        var events = decide(command, asked, open);
        switch (command) {
            case Plan c -> record(events, c.roster().unit(), asked);
            case Replan c -> record(events, c.roster().unit(), asked);
            default -> record(events);
        }
    }

    private List<DutyEvent> decide(DutyCommand command, Asked asked, OpenMatters open) {
        if (roster == null && !(command instanceof Plan)) throw new Unknown(command.duty());
        if (dissolved) throw new Refused("duty.dissolved");
        var now = asked.now();
        return switch (command) {
            case Plan c when roster == null -> planned(c, now);
            case Plan c when c.roster().equals(roster) -> List.of();
            case Plan c -> throw new Refused("duty.planned");
            case Replan c when c.roster().equals(roster) -> List.of();
            case Replan c -> replanned(c, now);
            case NoteAbsence c when absences.contains(c.absence()) -> List.of();
            case NoteAbsence c -> absent(c, now);
            case Substitute c when substitutions.contains(c.substitution()) -> List.of();
            case Substitute c -> substituted(c, now);
            case HandOver c -> handOver(c, asked.by().id(), open);
            case TakeOver c -> takeOver(c, asked.by().id(), now);
            case NoteMissed c -> missed(now);
            case Check c -> found(id(), turns(), now);
            case Dissolve c -> List.of(new Dissolved(c.duty(), c.reason()));
        };
    }

    private List<DutyEvent> planned(Plan c, Instant now) {
        var turns = new Turns(sound(c.roster()), List.of(), List.of());
        return and(new Planned(c.duty(), c.roster(), expected(turns, now)), found(c.duty(), turns, now));
    }

    private List<DutyEvent> replanned(Replan c, Instant now) {
        var turns = new Turns(sound(c.roster()), absences, substitutions);
        return and(new Replanned(c.duty(), c.roster(), expected(turns, now)), found(id(), turns, now));
    }

    private List<DutyEvent> absent(NoteAbsence c, Instant now) {
        isSpan(c.absence().from(), c.absence().until(), now);
        var more = new ArrayList<>(absences);
        more.add(c.absence());
        var turns = new Turns(roster(), more, substitutions);
        return and(new AbsenceNoted(c.duty(), c.absence()), found(id(), turns, now));
    }

    private List<DutyEvent> substituted(Substitute c, Instant now) {
        var substitution = c.substitution();
        isSpan(substitution.from(), substitution.until(), now);
        if (substitution.person().equals(substitution.substitute())) throw new Refused("duty.own-substitute");
        var more = new ArrayList<>(substitutions);
        more.add(substitution);
        var turns = new Turns(roster(), absences, more);
        return and(new Substituted(c.duty(), substitution), found(id(), turns, now));
    }

    private List<DutyEvent> handOver(HandOver c, String by, OpenMatters open) {
        if (!by.equals(holder))
            throw new Refused("duty.not-yours", Optional.ofNullable(holder).orElse("—"));
        if (handedOver) return List.of();
        return List.of(new HandedOver(
                c.duty(), Objects.requireNonNull(shift), open.leave(c.parting().note(), roster().unit())));
    }

    private List<DutyEvent> takeOver(TakeOver c, String by, Instant now) {
        var turn = turnToTake(now);
        if (by.equals(holder) && turn.began().equals(turnBegan)) return List.of();
        var reason = c.takeover().reason();
        if (!turn.people().contains(by) && (reason == null || reason.isBlank()))
            throw new Refused("duty.not-rostered", turn.shift(), List.copyOf(turn.people()));
        var taken = new TakenOver(
                c.duty(),
                turn.shift(),
                turn.began(),
                c.takeover(),
                isHeld(now) ? holder : null,
                handedOver,
                wholeEnd(turn).plus(roster().takeOverWithin()),
                expected(turns(), latest(now, turn.began())));
        return missing == null ? List.of(taken) : List.of(taken, Notices.kept(missing, turn.shift()));
    }

    /** The turn that is on, or the next where its time to be taken over has come; of several the newest. */
    private Turn turnToTake(Instant now) {
        var soon = now.plus(roster().takeOverWithin());
        return turns().between(now, soon.plusMillis(1)).stream()
                .filter(turn -> turn.covers(now) || !turn.began().isAfter(soon))
                .max(Comparator.comparing(Turn::began).thenComparing(Turn::from, Comparator.reverseOrder()))
                .orElseThrow(() -> new Refused("duty.no-turn"));
    }

    private Instant wholeEnd(Turn turn) {
        return turns().between(turn.began(), turn.began().plus(Duration.ofDays(1))).stream()
                .filter(part ->
                        part.began().equals(turn.began()) && part.shift().equals(turn.shift()))
                .map(Turn::until)
                .max(Comparator.naturalOrder())
                .orElse(turn.until());
    }

    private List<DutyEvent> missed(Instant now) {
        if (expectedBy == null || now.isBefore(expectedBy)) return List.of();
        var began = expectedBy.minus(roster().takeOverWithin());
        var turn = turns().at(began).stream()
                .filter(one -> one.began().equals(began))
                .findFirst();
        var missed = new Missed(
                id(),
                turn.map(Turn::shift).orElse("—"),
                began,
                turn.map(one -> List.copyOf(one.people())).orElse(List.of()),
                expected(turns(), began));
        return List.of(missed, Notices.missed(missed, told + 1));
    }

    /** Looks through the roster ahead, and tells of gaps that nobody was told of yet. */
    private List<DutyEvent> found(UUID duty, Turns turns, Instant now) {
        var through = now.plus(AHEAD);
        var found = turns.gaps(now, through);
        var checked = new Checked(duty, through, found, now.plus(AGAIN));
        var fresh = found.stream().filter(gap -> !isKnown(gap)).toList();
        return fresh.isEmpty()
                ? List.of(checked)
                : List.of(checked, Notices.gaps(duty, turns.roster().name(), fresh, told + 1));
    }

    /** A gap that has begun is found shorter every time, or at its far end longer. */
    private boolean isKnown(Span gap) {
        return gaps.stream()
                .anyMatch(known ->
                        !known.from().isAfter(gap.from()) && known.until().isAfter(gap.from()));
    }

    private static List<DutyEvent> and(DutyEvent first, List<DutyEvent> others) {
        var all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }

    /** When the first turn that begins after the instant must have been taken over. */
    private static @Nullable Instant expected(Turns turns, Instant after) {
        return turns.nextBeginning(after)
                .map(begins -> begins.plus(turns.roster().takeOverWithin()))
                .orElse(null);
    }

    private static void isSpan(Instant from, Instant until, Instant now) {
        if (!from.isBefore(until)) throw new Refused("duty.span", from, until);
        if (!until.isAfter(now)) throw new Refused("duty.over", until);
    }

    /** Refuses what annotations cannot: an unknown time zone, shifts of one name, an end before the beginning. */
    private static Roster sound(Roster roster) {
        try {
            ZoneId.of(roster.zone());
        } catch (DateTimeException e) {
            throw new Refused("duty.zone", roster.zone());
        }
        var names = new HashSet<String>();
        for (var shift : roster.shifts())
            if (!names.add(shift.name())) throw new Refused("duty.shift-twice", shift.name());
        var until = roster.until();
        if (until != null && until.isBefore(roster.from())) throw new Refused("duty.span", roster.from(), until);
        return roster;
    }

    @EventHandler
    void evolve(DutyEvent event, Told envelope) {
        told(event.duty(), envelope);
        switch (event) {
            case Planned e -> plan(e.roster(), e.expectedBy());
            case Replanned e -> plan(e.roster(), e.expectedBy());
            case AbsenceNoted e -> absences.add(e.absence());
            case Substituted e -> substitutions.add(e.substitution());
            case HandedOver e -> handedOver = true;
            case TakenOver e -> {
                holder = envelope.by().id();
                shift = e.shift();
                heldUntil = e.until();
                turnBegan = e.began();
                expectedBy = e.expectedBy();
                handedOver = false;
                missing = null;
            }
            case Missed e -> expectedBy = e.expectedBy();
            case Checked e -> {
                gaps = new ArrayList<>(e.gaps());
                forgetWhatIsOver(envelope.at());
            }
            case Notified e -> {
                told = Math.max(told, e.occurrence());
                if (e.severity() == Notices.MISSED && e.occasion() == Occasion.RAISED) missing = e;
            }
            case Dissolved e -> dissolved = true;
        }
    }

    private void plan(Roster as, @Nullable Instant expected) {
        roster = as;
        expectedBy = expected;
    }

    private void forgetWhatIsOver(Instant now) {
        var before = now.minus(Duration.ofDays(2));
        absences.removeIf(absence -> absence.until().isBefore(before));
        substitutions.removeIf(substitution -> substitution.until().isBefore(before));
    }

    private boolean isHeld(Instant now) {
        return heldUntil != null && now.isBefore(heldUntil);
    }

    private Turns turns() {
        return new Turns(roster(), absences, substitutions);
    }

    private Roster roster() {
        return Objects.requireNonNull(roster);
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
