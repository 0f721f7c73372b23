package org.taizhang.domain.run;

import static org.taizhang.domain.run.RunEvent.Stage.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
import org.taizhang.domain.run.RunCommand.*;
import org.taizhang.domain.run.RunEvent.*;

/** One run of a backup: what a tool took, or what becomes of its failure. */
@AggregateRoot
class Run extends Subject {
    /** As far as the clocks of machines may go ahead of ours. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private @Nullable RunState state;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RunCommand command, Asked asked, FollowUp pace) {
        admit(asked);
        var events = decide(command, asked.now(), pace);
        if (command instanceof RunCommand.Report c) record(events, c.policy().unit(), asked);
        else record(events);
    }

    private List<? extends RunEvent> decide(RunCommand command, Instant now, FollowUp pace) {
        if (command instanceof RunCommand.Report c) return report(c, now, pace);
        if (state == null) throw new Unknown(command.run());
        var it = state;
        var run = command.run();
        return switch (command) {
            case RunCommand.Report c -> report(c, now, pace);
            case CheckIntegrity c when c.integrity().equals(it.integrity()) -> List.of();
            case CheckIntegrity c -> checked(it, c, now, pace);
            case NoteUniqueness c when it.unique() != null -> List.of();
            case NoteUniqueness c when c.twin() == null -> List.of(new FoundUnique(run));
            case NoteUniqueness c ->
                List.of(new FoundTwice(run, Objects.requireNonNull(c.twin()), label(it.report()), it.policy()));
            case FindCause c -> {
                during(it.stage(), FAILED);
                yield List.of(new CauseFound(run, c.cause(), now.plus(pace.fault())));
            }
            case ReportFault c -> {
                during(it.stage(), CAUSE_FOUND);
                var over = failure(it).recoveredBy() != null;
                yield List.of(new FaultReported(run, c.fault(), over ? null : now.plus(pace.rerun())));
            }
            case ArrangeRerun c -> {
                during(it.stage(), FAULT_REPORTED, RERUN_ARRANGED);
                if (!c.rerun().by().isAfter(now))
                    throw new Refused("run.rerun-past", c.rerun().by());
                yield List.of(new RerunArranged(run, c.rerun()));
            }
            case Recover c when it.failure() == null || it.failure().recoveredBy() != null -> List.of();
            case Recover c -> List.of(new Recovered(run, c.later(), it.policy(), stillOwed(it)));
            case NoteLapse c -> lapsed(it, c, now, pace);
        };
    }

    private List<RunEvent> report(RunCommand.Report c, Instant now, FollowUp pace) {
        if (state != null) {
            if (isSame(state.report(), c.report())) return List.of();
            throw new Refused("run.reported", label(c.report()));
        }
        var report = sound(c.report(), now);
        var integrity = report.integrity();
        if (report.outcome() == Outcome.FAILED)
            return List.of(new Failed(c.run(), c.policy(), report, now.plus(pace.cause())));
        var checked = new IntegrityChecked(c.run(), Objects.requireNonNull(integrity));
        return checked.integrity().sound() && !isEmpty(checked.integrity())
                ? List.of(new Completed(c.run(), c.policy(), report), checked)
                : List.of(new Failed(c.run(), c.policy(), report, now.plus(pace.cause())), checked);
    }

    /** What was taken well and is found damaged later has failed. */
    private static List<RunEvent> checked(RunState it, CheckIntegrity c, Instant now, FollowUp pace) {
        var found = c.integrity();
        var known = it.integrity();
        var same = known == null || (!differs(known.digest(), found.digest()) && !differs(known.size(), found.size()));
        var judged = same ? found : new Integrity(found.size(), found.digest(), false, found.way());
        var event = new IntegrityChecked(c.run(), judged);
        if (judged.sound() || it.failure() != null) return List.of(event);
        return List.of(event, new Failed(c.run(), it.policy(), it.report(), now.plus(pace.cause())));
    }

    private static boolean differs(@Nullable Object one, @Nullable Object other) {
        return one != null && other != null && !one.equals(other);
    }

    private static boolean isEmpty(Integrity integrity) {
        return integrity.size() != null && integrity.size() == 0;
    }

    private static RunEvent.Report sound(RunEvent.Report report, Instant now) {
        var finished = report.finishedAt();
        if (report.startedAt().isAfter(now.plus(AHEAD))) throw new Refused("run.time", report.startedAt());
        if (finished != null && (finished.isBefore(report.startedAt()) || finished.isAfter(now.plus(AHEAD))))
            throw new Refused("run.time", finished);
        if (report.outcome() == Outcome.FAILED) return report;
        if (report.snapshot() == null || finished == null) throw new Refused("run.no-snapshot");
        var integrity = report.integrity();
        if (integrity == null || (integrity.size() == null && integrity.digest() == null))
            throw new Refused("run.no-integrity");
        return report;
    }

    /** Tools say now more, now less of one snapshot; what both say must be the same. */
    private static boolean isSame(RunEvent.Report one, RunEvent.Report other) {
        var first = one.integrity();
        var second = other.integrity();
        return one.outcome() == other.outcome()
                && one.method() == other.method()
                && !differs(one.label(), other.label())
                && (first == null
                        || second == null
                        || (!differs(first.size(), second.size()) && !differs(first.digest(), second.digest())));
    }

    private static String label(RunEvent.Report report) {
        var name = report.label() == null ? report.snapshot() : report.label();
        return name == null ? report.startedAt().toString() : name;
    }

    private static RunState.Failure failure(RunState it) {
        return Objects.requireNonNull(it.failure(), "at a stage after failure");
    }

    /** Once it is made good for, no other run is owed any more, but the cause and the report are. */
    private static @Nullable Instant stillOwed(RunState it) {
        return failure(it).fault() == null ? failure(it).owedBy() : null;
    }

    private static List<RunEvent> lapsed(RunState it, NoteLapse c, Instant now, FollowUp pace) {
        var failure = it.failure();
        if (failure == null || failure.owes() == null || failure.owedBy() == null) return List.of();
        if (now.isBefore(failure.owedBy())) return List.of();
        var lapse = Notices.owed(it.policy(), failure.owes(), failure.owedBy(), failure.lapses() + 2);
        return List.of(new Lapsed(c.run(), failure.owes(), lapse, now.plus(pace.again())));
    }

    @EventHandler
    void evolve(RunEvent event, Told told) {
        told(event.run(), told);
        state = RunState.after(state, event);
    }
}
