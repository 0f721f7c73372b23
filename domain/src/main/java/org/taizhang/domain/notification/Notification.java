package org.taizhang.domain.notification;

import java.time.Instant;
import java.util.ArrayList;
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
import org.taizhang.domain.notification.NotificationCommand.*;
import org.taizhang.domain.notification.NotificationEvent.*;

/**
 * The news of one line. What it has to tell stands in the ledger; here stands up to which position it was told, and how it
 * went with the messages that told it. A message is composed when none is under way, so that none overtakes another.
 */
@AggregateRoot
class Notification extends Subject {
    /** So many messages that were given up are remembered. */
    private static final int REMEMBERED = 100;

    private @Nullable Line line;
    private @Nullable Instant by;
    private long from;
    private long through = -1;
    private int messages;
    private List<Instant> sent = new ArrayList<>();
    private List<Message> underWay = new ArrayList<>();
    private List<Integer> givenUp = new ArrayList<>();

    /** @param reached whether at least one recipient has it */
    private record Message(int number, int attempts, boolean reached) {
        Message after(Attempted e) {
            return new Message(
                    number, e.attempt(), reached || e.outcomes().stream().anyMatch(Outcome::delivered));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(NotificationCommand command, Asked asked, Pace pace, Head head) {
        admit(asked);
        var events = decide(command, asked.now(), pace, head);
        if (command instanceof Take c) record(events, c.unit(), asked);
        else record(events);
    }

    private List<? extends NotificationEvent> decide(NotificationCommand command, Instant now, Pace pace, Head head) {
        if (line == null && !(command instanceof Take)) throw new Unknown(command.notification());
        return switch (command) {
            case Take c when c.to() <= through -> List.of();
            case Take c -> take(c, now, pace.due(now, c.severity(), sent), head);
            case Compose c when isDue(now) && underWay.isEmpty() -> List.of(compose(from, head));
            case Compose c -> List.of();
            case NoteAttempt c -> note(c, now, pace, head);
            case Redeliver c when givenUp.contains(c.message()) -> List.of(new Requeued(id(), c.message()));
            case Redeliver c when isUnderWay(c.message()) -> List.of();
            case Redeliver c -> throw new Refused("notification.not-given-up", c.message());
        };
    }

    private List<NotificationEvent> take(Take c, Instant now, Instant due, Head head) {
        if (by != null && !due.isBefore(by)) return List.of();
        var begins = by == null ? Math.max(c.from(), through + 1) : from;
        return due.isAfter(now) || !underWay.isEmpty()
                ? List.of(new Opened(c.notification(), c.line(), begins, due))
                : List.of(new Requested(c.notification(), c.line(), messages + 1, begins, head.position()));
    }

    private Requested compose(long begins, Head head) {
        return new Requested(id(), line(), messages + 1, begins, head.position());
    }

    private Line line() {
        return Objects.requireNonNull(line);
    }

    /** An outcome that is told twice, or too late, is told of nothing. */
    private List<NotificationEvent> note(NoteAttempt c, Instant now, Pace pace, Head head) {
        var message =
                underWay.stream().filter(each -> each.number() == c.message()).findFirst();
        if (message.isEmpty()) return List.of();
        var attempt = message.get().attempts() + 1;
        var verdict = verdict(c, message.get(), attempt, pace);
        var again = verdict == Verdict.FAILED ? pace.again(now, id(), c.message(), attempt) : null;
        var attempted = new Attempted(id(), line(), c.message(), attempt, c.covered(), c.outcomes(), verdict, again);
        var isLast = verdict != Verdict.FAILED && underWay.size() == 1;
        return isLast && isDue(now) ? List.of(attempted, compose(from, head)) : List.of(attempted);
    }

    private static Verdict verdict(NoteAttempt c, Message message, int attempt, Pace pace) {
        var passing = c.outcomes().stream().anyMatch(outcome -> !outcome.delivered() && outcome.passing());
        if (passing && attempt < pace.attempts()) return Verdict.FAILED;
        var all = c.outcomes().stream().allMatch(Outcome::delivered);
        var any = message.reached() || c.outcomes().stream().anyMatch(Outcome::delivered);
        return all || (any && !passing) ? Verdict.DELIVERED : Verdict.DEAD_LETTERED;
    }

    private boolean isDue(Instant now) {
        return by != null && !now.isBefore(by);
    }

    private boolean isUnderWay(int message) {
        return underWay.stream().anyMatch(each -> each.number() == message);
    }

    @EventHandler
    void evolve(NotificationEvent event, Told told) {
        told(event.notification(), told);
        switch (event) {
            case Opened e -> {
                line = e.line();
                from = e.from();
                by = e.by();
            }
            case Requested e -> {
                line = e.line();
                by = null;
                through = e.through();
                messages = e.message();
                sent.add(told.at());
                if (sent.size() > REMEMBERED) sent.removeFirst();
                underWay.add(new Message(e.message(), 0, false));
            }
            case Attempted e -> attempted(e);
            case Requeued e -> {
                givenUp.removeIf(message -> message == e.message());
                underWay.add(new Message(e.message(), 0, false));
            }
        }
    }

    private void attempted(Attempted e) {
        if (e.verdict() == Verdict.FAILED) {
            underWay.replaceAll(each -> each.number() == e.message() ? each.after(e) : each);
            return;
        }
        underWay.removeIf(each -> each.number() == e.message());
        if (e.verdict() == Verdict.DELIVERED) return;
        givenUp.add(e.message());
        if (givenUp.size() > REMEMBERED) givenUp.removeFirst();
    }
}
