package org.taizhang.domain.backup;

import static org.taizhang.domain.backup.BackupEvent.Stage.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Asked;
import org.taizhang.domain.Refused;
import org.taizhang.domain.Subject;
import org.taizhang.domain.Told;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.backup.BackupCommand.*;
import org.taizhang.domain.backup.BackupEvent.*;

/** A backup policy of one data set, and whether it is kept. */
@AggregateRoot
class Backup extends Subject {
    private @Nullable BackupState state;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(BackupCommand command, Asked asked, Rhythm rhythm) {
        admit(asked);
        var events = decide(command, asked, rhythm);
        if (command instanceof Propose c) record(events, c.definition().unit(), asked);
        else record(events);
    }

    private List<? extends BackupEvent> decide(BackupCommand command, Asked asked, Rhythm rhythm) {
        if (command instanceof Propose c) return propose(c);
        if (state == null) throw new Unknown(command.backup());
        var it = state;
        var now = asked.now();
        if (it.stage() == RETIRED) return afterTheEnd(command, it);
        return switch (command) {
            case Propose c -> propose(c);
            case Revise c when c.definition().equals(it.proposed()) -> List.of();
            case Revise c when it.isInForce() && c.definition().equals(it.definition()) -> List.of();
            case Revise c -> revise(it, c);
            case Approve c -> approve(it, c, asked, rhythm);
            case Decline c -> {
                proposed(it);
                asked.apartFrom(it.author());
                yield List.of(new Declined(c.backup(), c.statement()));
            }
            case NoteRun c -> covered(it, c, now, rhythm);
            case NoteFailure c ->
                it.failures().contains(c.failure()) ? List.of() : List.of(new FailureNoted(c.backup(), c.failure()));
            case NoteMissed c -> missed(it, c.backup(), now, rhythm);
            case NoteLapse c -> lapsed(it, c, now, rhythm);
            case Check c -> check(it, c, now, rhythm);
            case Verify c -> {
                during(it.stage(), IN_FORCE);
                var repairBy = c.verification().sound() ? null : now.plus(rhythm.repairWithin());
                yield List.of(new Verified(c.backup(), c.verification(), rhythm.monthAfter(now), repairBy));
            }
            case BackupCommand.Repair c -> {
                if (it.attention().repairBy() == null) throw new Refused("backup.nothing-to-repair");
                yield List.of(new Repaired(c.backup(), c.repair()));
            }
            case Review c -> {
                during(it.stage(), IN_FORCE);
                asked.apartFrom(it.definition().owner());
                asked.apartFrom(it.attendants().toArray(String[]::new));
                yield List.of(new Reviewed(c.backup(), c.statement(), rhythm.monthAfter(now)));
            }
            case Retire c -> {
                asked.apartFrom(it.author());
                yield List.of(new Retired(c.backup(), c.statement()));
            }
        };
    }

    private List<BackupEvent> propose(Propose c) {
        if (state == null) return List.of(new Proposed(c.backup(), Soundness.of(c.definition())));
        if (c.definition().equals(state.definition())) return List.of();
        throw new Refused("backup.proposed");
    }

    private static List<BackupEvent> revise(BackupState it, Revise c) {
        var definition = Soundness.of(c.definition());
        if (!definition.unit().equals(it.definition().unit())) throw new Refused("backup.unit");
        return List.of(new Revised(c.backup(), definition));
    }

    private static Definition proposed(BackupState it) {
        if (it.proposed() == null) throw new Refused("backup.nothing-proposed");
        return it.proposed();
    }

    private static List<BackupEvent> approve(BackupState it, Approve c, Asked asked, Rhythm rhythm) {
        var definition = proposed(it);
        asked.apartFrom(it.author());
        var now = asked.now();
        var owed = it.attention();
        var month = rhythm.monthAfter(now);
        var times = new Times(
                Objects.requireNonNullElse(owed.checkBy(), rhythm.checkBy(rhythm.day(now))),
                Objects.requireNonNullElse(owed.verifyBy(), month),
                Objects.requireNonNullElse(owed.reviewBy(), month));
        var standings = new Timetable(definition.schedules(), rhythm.zone()).begin(it.standings(), now);
        return List.of(new Approved(c.backup(), c.statement(), definition.layer(), standings, times));
    }

    private static List<BackupEvent> covered(BackupState it, NoteRun c, Instant now, Rhythm rhythm) {
        var definition = it.definition();
        var after = new Timetable(definition.schedules(), rhythm.zone())
                .covered(it.standings(), c.run(), c.method(), c.at(), now);
        var recovered = it.recoveredBy(c.method(), c.at());
        if (after.equals(it.standings()) && recovered.isEmpty()) return List.of();
        var events = new ArrayList<BackupEvent>();
        events.add(new Covered(c.backup(), c.run(), c.method(), definition.layer(), after, recovered));
        for (var index = 0; index < after.size(); index++) {
            var missed = it.standings().get(index).missed();
            if (missed != null && after.get(index).missed() == null)
                events.add(
                        Notices.resumed(c.backup(), definition, after.get(index).method(), c.run(), missed));
        }
        return events;
    }

    private static List<BackupEvent> missed(BackupState it, UUID backup, Instant now, Rhythm rhythm) {
        var timetable = new Timetable(it.definition().schedules(), rhythm.zone());
        var standings = new ArrayList<>(it.standings());
        var events = new ArrayList<BackupEvent>();
        for (var index = 0; index < standings.size(); index++) {
            var standing = standings.get(index);
            if (now.isBefore(standing.owedBy())) continue;
            var occurrence = it.lapses() + events.size() + 1;
            standings.set(index, timetable.missed(standing, occurrence, now));
            var lapse = Notices.missed(it.definition(), standing.method(), standing.owedBy(), occurrence);
            events.add(new Missed(backup, standing.method(), lapse, List.copyOf(standings)));
        }
        return events;
    }

    private static List<BackupEvent> lapsed(BackupState it, NoteLapse c, Instant now, Rhythm rhythm) {
        var due = it.attention().by(c.duty());
        if (due == null || now.isBefore(due)) return List.of();
        var again = switch (c.duty()) {
            case DAILY_CHECK -> rhythm.checkBy(rhythm.day(now));
            case VERIFICATION, REVIEW -> rhythm.monthAfter(due.minusMillis(1));
            case REPAIR -> now.plus(rhythm.repairWithin());
        };
        var later = again.isAfter(now) ? again : rhythm.monthAfter(now);
        var lapse = Notices.owed(it.definition(), c.duty(), due, it.lapses() + 1);
        return List.of(new Lapsed(c.backup(), c.duty(), lapse, later));
    }

    private static List<BackupEvent> check(BackupState it, Check c, Instant now, Rhythm rhythm) {
        during(it.stage(), IN_FORCE);
        var look = c.look();
        var today = rhythm.day(now);
        if (!look.day().isBefore(today) || look.day().isBefore(today.minusDays(BackupState.DAYS)))
            throw new Refused("backup.day", look.day());
        if (it.checked().contains(look.day())) throw new Refused("backup.day-checked", look.day());
        if (look.sound() && it.isFlawed(rhythm.begin(look.day().plusDays(1))))
            throw new Refused("backup.not-sound", look.day());
        var owed = Objects.requireNonNull(it.attention().checkBy(), "in force without a check owed");
        var next = rhythm.checkBy(look.day().plusDays(1));
        return List.of(new Checked(c.backup(), look, next.isAfter(owed) ? next : owed));
    }

    private static List<BackupEvent> afterTheEnd(BackupCommand command, BackupState it) {
        return switch (command) {
            case Retire c -> List.of();
            case NoteMissed c -> List.of();
            case NoteLapse c -> List.of();
            case NoteFailure c -> List.of();
            case NoteRun c -> {
                var recovered = it.recoveredBy(c.method(), c.at());
                yield recovered.isEmpty()
                        ? List.of()
                        : List.of(new Covered(
                                c.backup(), c.run(), c.method(), it.definition().layer(), List.of(), recovered));
            }
            default -> throw new Refused("backup.retired");
        };
    }

    @EventHandler
    void evolve(BackupEvent event, Told told) {
        told(event.backup(), told);
        state = BackupState.after(state, event, told);
    }
}
