package org.taizhang.domain.staff;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
import org.taizhang.domain.staff.StaffCommand.*;
import org.taizhang.domain.staff.StaffEvent.*;

/** The operations body of a unit. */
@AggregateRoot
class Staff extends Subject {
    private static final int MOST_HOLDERS = 500;
    private static final int MOST_PERMISSIONS = 10_000;

    private @Nullable StaffState state;
    private Set<UUID> permissions = new HashSet<>();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(StaffCommand command, Asked asked, Rhythms rhythms) {
        admit(asked);
        if (command instanceof Establish c)
            record(establish(c, asked, rhythms), c.body().unit(), asked);
        else {
            if (state == null) throw new Unknown(command.staff());
            if (command instanceof Dissolve && state.dissolved()) return;
            if (state.dissolved()) throw new Refused("staff.dissolved");
            record(decide(command, state, asked, rhythms));
        }
    }

    private List<StaffEvent> establish(Establish c, Asked asked, Rhythms rhythms) {
        if (state == null) return List.of(new Established(c.staff(), c.body(), c.leader(), rhythms.first(asked.now())));
        if (c.body().equals(state.body()) && c.leader().equals(state.leader())) return List.of();
        throw new Refused("staff.established");
    }

    private List<StaffEvent> decide(StaffCommand command, StaffState state, Asked asked, Rhythms rhythms) {
        var staff = command.staff();
        return switch (command) {
            case Establish c -> List.of();
            case AppointLeader c when c.leader().equals(state.leader()) -> List.of();
            case AppointLeader c -> List.of(new LeaderAppointed(staff, c.leader()));
            case DefinePosts c -> {
                var codes = new HashSet<String>();
                for (var post : c.posts())
                    if (!codes.add(post.code())) throw new Refused("staff.post-twice", post.code());
                yield c.posts().equals(state.posts()) ? List.of() : List.of(new PostsDefined(staff, c.posts()));
            }
            case Assign c -> assign(c, state);
            case Release c -> state.holds(c.assignment()) ? List.of(new Released(staff, c.assignment())) : List.of();
            case HoldTraining c -> {
                var training = c.training();
                past(training.heldOn(), asked, rhythms);
                var period = rhythms.in(Task.TRAINING, training.heldOn());
                yield List.of(new TrainingHeld(staff, training, period.from(), next(state, period, rhythms)));
            }
            case TestSkills c -> {
                var test = c.test();
                past(test.heldOn(), asked, rhythms);
                asked.apartFrom(test.results().stream().map(Result::person).toArray(String[]::new));
                var period = rhythms.in(Task.SKILL_TEST, test.heldOn());
                yield List.of(new SkillsTested(staff, test, period.from(), next(state, period, rhythms)));
            }
            case StaffCommand.Report c -> report(c, state, asked, rhythms);
            case Grant c when permissions.contains(c.permission()) -> List.of();
            case Grant c -> {
                asked.apartFrom(c.granted().person());
                if (permissions.size() == MOST_PERMISSIONS)
                    throw new Refused("staff.many-permissions", MOST_PERMISSIONS);
                yield List.of(new PermissionGranted(staff, c.permission(), c.granted()));
            }
            case Revoke c -> {
                if (!permissions.contains(c.permission())) throw new Refused("staff.no-permission", c.permission());
                yield List.of(new PermissionRevoked(staff, c.permission(), c.statement()));
            }
            case Dissolve c -> List.of(new Dissolved(staff, c.statement()));
            case NoteLapse c -> {
                var owing = state.tasks().next(c.task());
                if (asked.now().isBefore(owing.by())) yield List.of();
                var lapse = Notices.overdue(state, owing);
                var next = state.tasks().open(rhythms.after(owing), rhythms);
                yield List.of(new TaskOverdue(staff, c.task(), owing.from(), lapse, next));
            }
        };
    }

    private static List<StaffEvent> assign(Assign c, StaffState state) {
        var assignment = c.assignment();
        if (state.posts().stream().noneMatch(post -> post.code().equals(assignment.post())))
            throw new Refused("staff.no-post", assignment.post());
        if (state.holds(assignment)) return List.of();
        if (state.holders().size() == MOST_HOLDERS) throw new Refused("staff.many-holders", MOST_HOLDERS);
        return List.of(new Assigned(c.staff(), assignment));
    }

    private static List<StaffEvent> report(StaffCommand.Report c, StaffState state, Asked asked, Rhythms rhythms) {
        var report = c.report();
        var charge = switch (report.task()) {
            case DAILY_REPORT -> Charge.DAILY_MAINTENANCE;
            case PROBLEM_SUMMARY -> Charge.PROBLEM_SUMMARY;
            case TRAINING, SKILL_TEST -> throw new Refused("staff.no-report", report.task());
        };
        if (!state.isInCharge(asked.by().id(), charge)) throw new Refused("staff.not-in-charge", charge);
        past(report.day(), asked, rhythms);
        var period = rhythms.in(report.task(), report.day());
        if (state.tasks().isDone(report.task(), period.from()))
            throw new Refused("staff.reported", report.task(), period.from());
        return List.of(new Reported(c.staff(), report, period.from(), next(state, period, rhythms)));
    }

    /** What is owed once this was done for the period; null where another period is owed. */
    private static @Nullable Owing next(StaffState state, Owing period, Rhythms rhythms) {
        var tasks = state.tasks();
        return tasks.next(period.task()).from().equals(period.from())
                ? tasks.open(rhythms.after(period), rhythms)
                : null;
    }

    private static void past(LocalDate day, Asked asked, Rhythms rhythms) {
        if (day.isAfter(rhythms.today(asked.now()))) throw new Refused("staff.future", day);
    }

    @EventHandler
    void evolve(StaffEvent event, Told told) {
        told(event.staff(), told);
        state = StaffState.after(state, event, told);
        if (event instanceof PermissionGranted e) permissions.add(e.permission());
        else if (event instanceof PermissionRevoked e) permissions.remove(e.permission());
    }
}
