package org.taizhang.api.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Model;
import org.taizhang.domain.Actor;
import org.taizhang.domain.notification.NotificationCommand.NoteAttempt;
import org.taizhang.domain.notification.NotificationEvent;
import org.taizhang.domain.notification.NotificationEvent.Outcome;
import org.taizhang.projections.View;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;
import org.taizhang.projections.notification.DeliveryView;
import org.taizhang.projections.notification.DeliveryView.State;

/**
 * Brings messages on their way as they fall due, one of a line at a time and no channel in the way of another. What is
 * due stands in a read model, and only a recorded outcome takes it from there: a message of which the product stopped
 * before it knew the outcome is tried again.
 */
@Component
class Courier implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Courier.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CATCHING_UP = Duration.ofSeconds(30);

    private final Model<NotificationEvent, DeliveryView> deliveries;
    private final Channels channels;
    private final Attempts attempts;
    private final Commands commands;
    private final Clock clock;
    private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();
    private final Map<String, NoteAttempt> unrecorded = new ConcurrentHashMap<>();
    private final AtomicBoolean looking = new AtomicBoolean();
    private @Nullable ScheduledExecutorService timer;
    private @Nullable ExecutorService carriers;
    private Runnable stopListening = () -> {};
    private volatile boolean running;

    Courier(
            Model<NotificationEvent, DeliveryView> deliveries,
            Channels channels,
            Attempts attempts,
            Commands commands,
            Clock clock) {
        this.deliveries = deliveries;
        this.channels = channels;
        this.attempts = attempts;
        this.commands = commands;
        this.clock = clock;
    }

    private void look() {
        looking.set(false);
        // Where another node keeps the view, that node brings them.
        if (deliveries.view().state().phase() == View.Phase.WAITING) return;
        var now = clock.instant();
        channels.lanes().forEach((name, lane) -> {
            var free = lane.free(now);
            if (free > 0) due(Filter.eq("line.channel", name), free).forEach(delivery -> carry(delivery, lane));
        });
        var waiting = deliveries.view().everything().count(List.of(isUnderWay()), "line.channel").keySet().stream()
                .map(group -> String.valueOf(group.getFirst()))
                .toList();
        for (var name : channels.missing(waiting))
            due(Filter.eq("line.channel", name), 1).forEach(delivery -> carry(delivery, null));
    }

    /** Those whose time has come, but for the lines that have one under way, or an earlier one that waits. */
    private List<DeliveryView> due(Filter channel, int most) {
        var reader = deliveries.view().everything();
        var due = Query.where(isUnderWay(), channel, Filter.le("nextAt", clock.instant()))
                .ascending("nextAt")
                .limit(Math.min(Query.MOST, most + underWay.size()));
        return reader.values(reader.find(due)).stream()
                .filter(delivery -> !underWay.contains(delivery.notification()))
                .filter(this::isFirst)
                .limit(most)
                .toList();
    }

    private boolean isFirst(DeliveryView delivery) {
        var reader = deliveries.view().everything();
        var line = Query.where(isUnderWay(), Filter.eq("notification", delivery.notification()))
                .ascending("queuedAt")
                .limit(1);
        return reader.values(reader.find(line)).stream()
                .allMatch(first -> first.id().equals(delivery.id()));
    }

    private static Filter isUnderWay() {
        return Filter.eq("state", State.UNDER_WAY);
    }

    private void carry(DeliveryView delivery, @Nullable Lane lane) {
        if (carriers == null || !underWay.add(delivery.notification())) return;
        if (lane != null) lane.enter();
        try {
            carriers.execute(() -> carried(delivery, lane));
        } catch (RejectedExecutionException stopping) {
            underWay.remove(delivery.notification());
        }
    }

    /** What could not be recorded is recorded later, and not sent once more. */
    private void carried(DeliveryView delivery, @Nullable Lane lane) {
        var worked = false;
        var recorded = false;
        try {
            var known = unrecorded.get(delivery.id());
            var attempt = known == null ? attempts.attempt(delivery) : known;
            worked =
                    attempt.outcomes().isEmpty() || !attempt.outcomes().stream().allMatch(Outcome::passing);
            unrecorded.put(delivery.id(), attempt);
            note(delivery, attempt);
            unrecorded.remove(delivery.id());
            recorded = true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.warn("How it went with the message {} could not be recorded; it is tried again", delivery.id(), e);
        } finally {
            if (lane != null) lane.leave(worked, clock.instant());
            underWay.remove(delivery.notification());
            if (recorded) wake();
        }
    }

    /** Not done before the view has it, which would otherwise show the message as due still. */
    private void note(DeliveryView delivery, NoteAttempt attempt) {
        var self = Actor.system(getClass().getSimpleName(), delivery.unit());
        var receipt = commands.send(delivery.notification(), attempt, self);
        deliveries.view().await(receipt.position(), CATCHING_UP);
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) {
            log.warn("What is due to be delivered could not be looked up; it is tried again", e);
        }
    }

    private void wake() {
        var timer = this.timer;
        if (timer == null || !looking.compareAndSet(false, true)) return;
        try {
            timer.execute(this::lookSafely);
        } catch (RejectedExecutionException stopping) {
            log.debug("Stopping", stopping);
        }
    }

    @Override
    public void start() {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("courier").factory());
        carriers = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("delivery-", 0).factory());
        var unused = timer.scheduleWithFixedDelay(this::lookSafely, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        stopListening = deliveries.view().everything().listen(changed -> wake());
        running = true;
    }

    /** What is under way is broken off: it counts as not known, and is tried again after the next start. */
    @Override
    public void stop() {
        running = false;
        stopListening.run();
        if (timer != null) timer.shutdownNow();
        if (carriers != null) carriers.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 1;
    }
}
