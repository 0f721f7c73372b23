package org.taizhang.api.due;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.taizhang.api.Settings;
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Model;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Refused;
import org.taizhang.domain.Unknown;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;
import org.taizhang.projections.due.DueView;
import org.taizhang.projections.due.DueView.Obligation;

/**
 * Sends each command whose time has come, once, also after a restart or a day switched off: what is owed stands in a
 * read model, and the event that a command leads to takes it from there.
 */
@Component
class Sweeper implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Model<Object, DueView> due;
    private final List<Sweep> others;
    private final Commands commands;
    private final Clock clock;
    private final Actor self;
    private final Map<Sent, Instant> sent = new HashMap<>();
    private final Recurring recurring = new Recurring("sweeper", PAUSE, this::sweepAll);

    private record Sent(String subject, Obligation obligation, Instant due) {}

    Sweeper(Model<Object, DueView> due, List<Sweep> others, Commands commands, Clock clock, Settings settings) {
        this.others = others;
        this.due = due;
        this.commands = commands;
        this.clock = clock;
        this.self = Actor.system("Sweeper", settings.unit());
    }

    /** Sends what is due now and was not sent yet. */
    private void sweep() {
        var now = clock.instant();
        sent.values().removeIf(at -> at.isBefore(now.minus(Duration.ofHours(1))));
        var next = Query.where(Filter.le("next", now)).ascending("next").limit(Query.MOST);
        due.view().everything().each(next, subject -> send(subject, now));
    }

    private void send(DueView subject, Instant now) {
        for (var owed : subject.owed().entrySet()) {
            if (owed.getValue().isAfter(now)) continue;
            var sending = new Sent(subject.id(), owed.getKey(), owed.getValue());
            if (sent.putIfAbsent(sending, now) != null) continue;
            var id = UUID.fromString(subject.id());
            try {
                commands.send(id, owed.getKey().command(id), self);
            } catch (Refused | Unknown answer) {
                log.info("{} of {} was due and refused: {}", owed.getKey(), subject.id(), answer.getMessage());
            } catch (RuntimeException e) {
                sent.remove(sending);
                log.warn("{} of {} is due and could not be sent; it is tried again", owed.getKey(), subject.id(), e);
            }
        }
    }

    private void sweepAll() {
        safely(this::sweep);
        for (var other : others) safely(() -> other.sweep(clock.instant()));
    }

    private static void safely(Runnable sweep) {
        try {
            sweep.run();
        } catch (RuntimeException e) {
            log.warn("What is due could not be sent; it is tried again", e);
        }
    }

    @Override
    public void start() {
        recurring.start();
    }

    @Override
    public void stop() {
        recurring.stop();
    }

    @Override
    public boolean isRunning() {
        return recurring.isRunning();
    }

    @Override
    public int getPhase() {
        return 1;
    }
}
