package org.taizhang.domain.backup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Told;
import org.taizhang.domain.backup.BackupEvent.*;

/**
 * How a backup policy stands.
 *
 * @param definition the one in force, or the first that was proposed
 * @param proposed what is waiting for approval; null where nothing is
 * @param author who proposed that last
 * @param approver who approved the one in force
 * @param standings how its schedules stand; empty before it is in force
 * @param failures runs that failed and were not made good for, the newest hundred
 * @param checked the days of the last month that somebody looked at
 * @param attendants who looked, tried and repaired since the last review
 * @param lapses how often something was owed and not done
 */
public record BackupState(
        Stage stage,
        Definition definition,
        @Nullable Definition proposed,
        String author,
        @Nullable String approver,
        List<Standing> standings,
        List<Failure> failures,
        Attention attention,
        List<LocalDate> checked,
        List<String> attendants,
        int lapses) {
    static final int DAYS = 31;

    /** Until when people owe what; null where it is not owed. */
    public record Attention(
            @Nullable Instant checkBy,
            @Nullable Instant verifyBy,
            @Nullable Instant reviewBy,
            @Nullable Instant repairBy) {
        static final Attention NONE = new Attention(null, null, null, null);

        @Nullable
        Instant by(Duty duty) {
            return switch (duty) {
                case DAILY_CHECK -> checkBy;
                case VERIFICATION -> verifyBy;
                case REVIEW -> reviewBy;
                case REPAIR -> repairBy;
            };
        }

        Attention with(Duty duty, @Nullable Instant by) {
            return switch (duty) {
                case DAILY_CHECK -> new Attention(by, verifyBy, reviewBy, repairBy);
                case VERIFICATION -> new Attention(checkBy, by, reviewBy, repairBy);
                case REVIEW -> new Attention(checkBy, verifyBy, by, repairBy);
                case REPAIR -> new Attention(checkBy, verifyBy, reviewBy, by);
            };
        }
    }

    /** How it stands after an event, the same for the aggregate and its read model. */
    public static BackupState after(@Nullable BackupState was, BackupEvent event, Told told) {
        if (event instanceof Proposed e && was == null)
            return new BackupState(
                    Stage.PROPOSED,
                    e.definition(),
                    e.definition(),
                    told.by().id(),
                    null,
                    List.of(),
                    List.of(),
                    Attention.NONE,
                    List.of(),
                    List.of(),
                    0);
        var draft = new BackupDraft(Objects.requireNonNull(was, "an event before the proposal"));
        var who = told.by().id();
        switch (event) {
            case Proposed e -> draft.propose(e.definition(), who);
            case Revised e -> draft.propose(e.definition(), who);
            case Approved e -> draft.approve(e, who);
            case Declined e -> draft.decline();
            case Covered e -> {
                draft.standings = e.standings();
                draft.failures.removeIf(failure -> e.recovered().contains(failure.run()));
            }
            case FailureNoted e -> draft.fail(e.failure());
            case Missed e -> {
                draft.standings = e.standings();
                draft.lapses++;
            }
            case Resumed e -> {}
            case Checked e -> draft.look(e, who);
            case Verified e -> {
                draft.attend(who);
                draft.owe(Duty.VERIFICATION, e.nextBy());
                if (e.repairBy() != null) draft.owe(Duty.REPAIR, e.repairBy());
            }
            case Repaired e -> {
                draft.attend(who);
                draft.owe(Duty.REPAIR, null);
            }
            case Reviewed e -> {
                draft.attendants.clear();
                draft.owe(Duty.REVIEW, e.nextBy());
            }
            case Lapsed e -> {
                draft.owe(e.duty(), e.again());
                draft.lapses++;
            }
            case Retired e -> draft.retire();
        }
        return draft.state();
    }

    boolean isInForce() {
        return stage == Stage.IN_FORCE;
    }

    /** What stands against a day's backups being sound: a run that is missing, or failed by the end of that day. */
    boolean isFlawed(Instant end) {
        return standings.stream().anyMatch(standing -> standing.missed() != null)
                || failures.stream().anyMatch(failure -> failure.at().isBefore(end));
    }

    List<UUID> recoveredBy(Method method, Instant at) {
        return failures.stream()
                .filter(failure ->
                        method.serves(failure.method()) && failure.at().isBefore(at))
                .map(Failure::run)
                .toList();
    }
}
