package org.taizhang.api.digest;

import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.taizhang.api.Settings;
import org.taizhang.api.due.Recurring;
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Model;
import org.taizhang.domain.Actor;
import org.taizhang.domain.digest.DigestCommand.Take;
import org.taizhang.domain.digest.DigestEvent;
import org.taizhang.domain.target.TargetEvent;
import org.taizhang.domain.target.TargetEvent.Stage;
import org.taizhang.projections.digest.DigestView;
import org.taizhang.projections.documents.Query;
import org.taizhang.projections.target.TargetView;

/**
 * Takes the digest of every target's day a few minutes after it is over, once, also of a day that ended while the product
 * was switched off, as long as the day is kept raw.
 */
@Component
class Digester implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Digester.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** What was measured last must have been written. */
    private static final Duration LATE = Duration.ofMinutes(5);

    private final Model<TargetEvent, TargetView> targets;
    private final Model<DigestEvent, DigestView> digests;
    private final Days days;
    private final Commands commands;
    private final Actor self;
    private @Nullable LocalDate done;
    private final Recurring recurring = new Recurring("digester", PAUSE, this::takeWhatIsOver);

    Digester(
            Model<TargetEvent, TargetView> targets,
            Model<DigestEvent, DigestView> digests,
            Days days,
            Commands commands,
            Settings settings) {
        this.targets = targets;
        this.digests = digests;
        this.days = days;
        this.commands = commands;
        this.self = Actor.system("Digester", settings.unit());
    }

    /** Takes what is missing of the days that are over. */
    private void takeWhatIsOver() {
        var newest = days.over(LATE);
        if (newest.equals(done)) return;
        var all = true;
        for (var date = newest; days.isRaw(date); date = date.minusDays(1)) all &= take(date);
        if (all) done = newest;
    }

    private boolean take(LocalDate date) {
        var all = new AtomicBoolean(true);
        targets.view().everything().each(Query.where().limit(Query.MOST), target -> {
            if (!wasWatched(target, date) || isTaken(target.id(), date)) return;
            try {
                var id = DigestEvent.id(target.id(), date);
                commands.send(id, new Take(id, target.unit(), days.day(target, date)), self);
            } catch (RuntimeException e) {
                all.set(false);
                log.warn("The digest of {} on {} could not be taken; it is tried again", target.id(), date, e);
            }
        });
        return all.get();
    }

    private boolean wasWatched(TargetView target, LocalDate date) {
        var retired = target.stage() == Stage.RETIRED && target.changedAt().isBefore(days.begin(date));
        return target.definition().check() != null && target.registeredAt().isBefore(days.end(date)) && !retired;
    }

    private boolean isTaken(UUID target, LocalDate date) {
        return digests.view().everything().get(DigestEvent.id(target, date)).isPresent();
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
