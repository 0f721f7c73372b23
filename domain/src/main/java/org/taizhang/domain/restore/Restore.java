package org.taizhang.domain.restore;

import static org.taizhang.domain.restore.RestoreEvent.Stage.*;

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
import org.taizhang.domain.restore.RestoreCommand.*;
import org.taizhang.domain.restore.RestoreEvent.*;

/** A restore, which is tested before it is done, or answered for afterwards. */
@AggregateRoot
class Restore extends Subject {
    private @Nullable RestoreState state;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RestoreCommand command, Asked asked, Deadlines deadlines, Media media) {
        admit(asked);
        var events = decide(command, asked, deadlines, media);
        if (command instanceof Begin c) record(events, c.plan().unit(), asked);
        else record(events);
    }

    private List<? extends RestoreEvent> decide(RestoreCommand command, Asked asked, Deadlines deadlines, Media media) {
        if (command instanceof Begin c) return plan(c);
        if (state == null) throw new Unknown(command.restore());
        var it = state;
        var test = new Tests(command.restore(), it, asked.now(), deadlines);
        return switch (command) {
            case Begin c -> plan(c);
            case ObtainMedium c -> test.obtain(c.medium(), media);
            case Confirm c -> test.confirm(c.confirmation());
            case RecordTest c -> test.record(c.record());
            case ReportTest c -> test.report(c.report());
            case PurgeData c -> test.purge(c.purge());
            case ReturnMedium c -> test.giveBack(media);
            case FindCause c -> test.cause(c.cause());
            case ReportFault c -> test.fault(c.fault());
            case ArrangeRetest c -> test.again(c.retest());
            case ReviewTest c -> test.review(c.review(), asked);
            case ArchiveTest c -> test.archive(c.archive());
            case DeclareUrgency c -> declared(it, c, asked.now());
            case ApproveUrgency c -> {
                during(it.stage(), URGENCY_DECLARED);
                asked.apartFrom(it.planner(), urgent(it).declarer());
                yield List.of(new UrgencyApproved(c.restore(), c.statement()));
            }
            case DeclineUrgency c -> {
                during(it.stage(), URGENCY_DECLARED);
                asked.apartFrom(it.planner(), urgent(it).declarer());
                yield List.of(new UrgencyDeclined(c.restore(), c.statement()));
            }
            case RestoreCommand.Approve c -> approved(it, c, asked);
            case Execute c -> executed(it, c, asked.now(), deadlines);
            case Verify c -> {
                during(it.stage(), EXECUTED);
                asked.apartFrom(it.executor());
                yield List.of(new Verified(c.restore(), c.verification()));
            }
            case ReviewUrgency c -> reviewed(it, c, asked);
            case Cancel c when it.stage() == CANCELLED -> List.of();
            case Cancel c -> {
                if (it.execution() != null) throw new Refused("restore.executed");
                yield List.of(new Cancelled(c.restore(), c.statement()));
            }
            case NoteLapse c -> lapsed(it, c, asked.now(), deadlines);
        };
    }

    private List<RestoreEvent> plan(Begin c) {
        if (state != null) {
            if (c.plan().equals(state.plan())) return List.of();
            throw new Refused("restore.planned");
        }
        if (!c.plan().drill() && (c.plan().target() == null || c.plan().target().isBlank()))
            throw new Refused("restore.no-target");
        return List.of(new Planned(c.restore(), c.plan()));
    }

    private static List<RestoreEvent> declared(RestoreState it, DeclareUrgency c, Instant now) {
        during(it.stage(), PLANNED, MEDIUM_OBTAINED);
        if (it.plan().drill()) throw new Refused("restore.drill");
        if (c.urgency().lostAt().isAfter(now))
            throw new Refused("restore.time", c.urgency().lostAt());
        return List.of(new UrgencyDeclared(c.restore(), c.urgency()));
    }

    private static List<RestoreEvent> approved(RestoreState it, RestoreCommand.Approve c, Asked asked) {
        if (it.plan().drill()) throw new Refused("restore.drill");
        if (it.stage() != TEST_ARCHIVED && it.test().archive() == null) throw new Refused("restore.not-tested");
        during(it.stage(), TEST_ARCHIVED);
        asked.apartFrom(it.planner());
        return List.of(new RestoreEvent.Approved(c.restore(), c.statement()));
    }

    private static List<RestoreEvent> executed(RestoreState it, Execute c, Instant now, Deadlines deadlines) {
        var urgent = it.urgent();
        var isUrgent = urgent != null && urgent.approved();
        if (it.test().archive() == null && !isUrgent) throw new Refused("restore.not-tested");
        during(it.stage(), APPROVED);
        Tests.isSpan(c.execution().startedAt(), c.execution().finishedAt(), now);
        var reviewBy = urgent != null && isUrgent && !urgent.reviewed() ? now.plus(deadlines.urgency()) : null;
        return List.of(new Executed(c.restore(), c.execution(), now.plus(deadlines.verification()), reviewBy));
    }

    private static List<RestoreEvent> reviewed(RestoreState it, ReviewUrgency c, Asked asked) {
        if (it.execution() == null || it.urgent() == null) throw new Refused("restore.not-urgent");
        if (it.urgent().reviewed()) return List.of();
        asked.apartFrom(it.planner(), it.urgent().declarer(), it.approver(), it.executor());
        return List.of(new UrgencyReviewed(c.restore(), c.review()));
    }

    private static RestoreState.Urgent urgent(RestoreState it) {
        return Objects.requireNonNull(it.urgent(), "declared without urgency");
    }

    private static List<RestoreEvent> lapsed(RestoreState it, NoteLapse c, Instant now, Deadlines deadlines) {
        var due = it.owed().get(c.duty());
        if (due == null || now.isBefore(due)) return List.of();
        var lapse = Notices.owed(it, c.duty(), due, it.lapses() + 1);
        return List.of(new Lapsed(c.restore(), c.duty(), lapse, now.plus(deadlines.again())));
    }

    @EventHandler
    void evolve(RestoreEvent event, Told told) {
        told(event.restore(), told);
        state = RestoreState.after(state, event, told);
    }
}
