package org.taizhang.domain.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
import org.taizhang.domain.alert.AlertCommand.*;
import org.taizhang.domain.alert.AlertEvent.*;
import org.taizhang.domain.alert.AlertEvent.Suppression.Cause;

/** One rule of one target, as often as it fires; at most one occurrence stands open. */
@AggregateRoot
class Alert extends Subject {
    private static final int REMEMBERED = 100;

    private @Nullable UUID target;
    private @Nullable Firing firing;
    private @Nullable Suppression suppression;
    private @Nullable Instant since;
    private @Nullable Instant acknowledgeBy;
    /** Set while it flaps. */
    private @Nullable Instant quietAt;

    private Set<String> told = new LinkedHashSet<>();
    private Set<String> toldOfFlapping = new LinkedHashSet<>();
    private List<Instant> changes = new ArrayList<>();
    private int occurrence;
    private int step;
    private boolean open;
    private boolean acknowledged;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AlertCommand command, Asked asked, Flapping flapping) {
        admit(asked);
        var events = decide(command, asked.now(), flapping);
        if (command instanceof Raise raise) record(events, raise.unit(), asked);
        else record(events);
    }

    private List<? extends AlertEvent> decide(AlertCommand command, Instant now, Flapping flapping) {
        if (occurrence == 0 && !(command instanceof Raise)) throw new Unknown(command.alert());
        return switch (command) {
            case Raise c when open -> hold(c, now);
            case Raise c
            when c.suppression() == null && quietAt == null && flapping.isTooMuch(changes, now) ->
                beginToFlap(c, now, flapping);
            case Raise c -> raise(c, now, flapping);
            case Acknowledge c when !open -> throw new Refused("alert.not-open");
            case Acknowledge c when acknowledged -> throw new Refused("alert.acknowledged");
            case Acknowledge c -> List.of(new Acknowledged(c.alert(), target(), occurrence, c.acknowledgement()));
            case Escalate c when isOverdue(now) -> escalate(now);
            case Escalate c -> List.of();
            case Settle c when quietAt != null && !now.isBefore(quietAt) -> settle(now);
            case Settle c -> List.of();
            case Clear c when open && !isOfEarlier(c.end()) -> clear(c, now, flapping);
            case Clear c -> List.of();
        };
    }

    private List<AlertEvent> raise(Raise c, Instant now, Flapping flapping) {
        var next = occurrence + 1;
        var why = silence(c.suppression());
        var by = why != null ? null : acknowledgeBy(c.firing(), 0, now);
        return and(
                new Raised(c.alert(), c.target(), next, c.firing(), c.since(), by, why, quietAfter(why, now, flapping)),
                why != null ? null : tell(c.alert(), c.target(), next, Occasion.RAISED, c.firing(), 0));
    }

    /** It changes once too often: people are told of that in the place of the change. */
    private List<AlertEvent> beginToFlap(Raise c, Instant now, Flapping flapping) {
        var next = occurrence + 1;
        var quiet = now.plus(flapping.quiet());
        var count = flapping.count(changes, now);
        var notified = tell(c.alert(), c.target(), next, Occasion.FLAPPING_BEGAN, c.firing(), 0);
        var events = new ArrayList<AlertEvent>();
        events.add(new Raised(
                c.alert(), c.target(), next, c.firing(), c.since(), null, flaps(count, flapping, now), quiet));
        events.add(new FlappingBegan(c.alert(), c.target(), next, count, flapping.within(), quiet));
        if (notified != null) events.add(notified);
        return events;
    }

    /** It stands, and does so still; what may have changed is why nobody is told. */
    private List<AlertEvent> hold(Raise c, Instant now) {
        var why = silence(c.suppression());
        if (why == null) return suppression == null ? List.of() : release(c.firing(), now);
        if (suppression != null && suppression.isLike(why)) return List.of();
        return List.of(new Suppressed(id(), target(), occurrence, why));
    }

    private List<AlertEvent> release(Firing held, Instant now) {
        var by = acknowledged ? null : acknowledgeBy(held, 0, now);
        return and(
                new Released(id(), target(), occurrence, held, by),
                tell(id(), target(), occurrence, Occasion.RAISED, held, 0));
    }

    private List<AlertEvent> escalate(Instant now) {
        var next = step + 1;
        return and(
                new Escalated(id(), target(), occurrence, next, acknowledgeBy(firing(), next, now)),
                tell(id(), target(), occurrence, Occasion.ESCALATED, firing(), next));
    }

    /** What stands is told as raised, and that it is quiet and clear to those who were told that it flaps. */
    private List<AlertEvent> settle(Instant now) {
        var events = new ArrayList<AlertEvent>();
        events.add(new FlappingEnded(id(), target(), occurrence));
        if (open && suppression != null && suppression.why() == Cause.FLAPPING) events.addAll(release(firing(), now));
        if (!open && !toldOfFlapping.isEmpty()) events.add(notified(Occasion.FLAPPING_ENDED, toldOfFlapping));
        return events;
    }

    /** The clearing goes to everyone the raising and its escalations went to; of one that flaps to nobody. */
    private List<AlertEvent> clear(Clear c, Instant now, Flapping flapping) {
        return and(
                new Cleared(id(), target(), occurrence, c.end(), quietAfter(suppression, now, flapping)),
                told.isEmpty() || quietAt != null ? null : notified(Occasion.CLEARED, told));
    }

    private Notified notified(Occasion why, Set<String> recipients) {
        return told(id(), target(), occurrence, why, firing(), List.copyOf(recipients));
    }

    private static List<AlertEvent> and(AlertEvent event, @Nullable Notified notified) {
        return notified == null ? List.of(event) : List.of(event, notified);
    }

    /** An alert with an empty route tells nobody. */
    private static @Nullable Notified tell(
            UUID alert, UUID target, int occurrence, Occasion why, Firing firing, int step) {
        if (firing.route().isEmpty()) return null;
        return told(
                alert, target, occurrence, why, firing, List.of(firing.route().get(step)));
    }

    private static Notified told(
            UUID alert, UUID target, int occurrence, Occasion why, Firing firing, List<String> recipients) {
        return new Notified(
                alert, target, occurrence, why, firing.text(), recipients, firing.severity(), firing.kind());
    }

    private static @Nullable Instant acknowledgeBy(Firing firing, int step, Instant now) {
        var within = firing.acknowledgeWithin();
        return within == null || step + 1 >= firing.route().size() ? null : now.plus(within);
    }

    /** Why nobody is told: what is said, or else that it flaps as it did. */
    private @Nullable Suppression silence(@Nullable Suppression said) {
        if (said != null || quietAt == null) return said;
        return new Suppression("反复变化 / flapping", null, Cause.FLAPPING, null, null);
    }

    private static Suppression flaps(int count, Flapping flapping, Instant now) {
        var reason = "%s 内变化 %d 次 / %d changes within %s".formatted(flapping.within(), count, count, flapping.within());
        return new Suppression(reason, null, Cause.FLAPPING, null, now);
    }

    /** A change that people are not told of for another reason is none that keeps it flapping. */
    private @Nullable Instant quietAfter(@Nullable Suppression why, Instant now, Flapping flapping) {
        return quietAt == null || !counts(why) ? quietAt : now.plus(flapping.quiet());
    }

    private static boolean counts(@Nullable Suppression why) {
        return why == null || why.why() == Cause.FLAPPING;
    }

    private boolean isOverdue(Instant now) {
        return open && !acknowledged && acknowledgeBy != null && !now.isBefore(acknowledgeBy);
    }

    /** What ended before this occurrence began ended another: a message that came late. */
    private boolean isOfEarlier(End end) {
        return since != null && end.at().isBefore(since);
    }

    @EventHandler
    void evolve(AlertEvent event, Told envelope) {
        told(event.alert(), envelope);
        target = event.target();
        occurrence = event.occurrence();
        switch (event) {
            case Raised e -> {
                open = true;
                acknowledged = false;
                step = 0;
                told.clear();
                firing = e.firing();
                since = e.since();
                suppression = e.suppression();
                acknowledgeBy = e.acknowledgeBy();
                quietAt = e.quietAt();
                changed(envelope);
            }
            case Suppressed e -> {
                suppression = e.suppression();
                acknowledgeBy = null;
            }
            case Released e -> {
                suppression = null;
                step = 0;
                firing = e.firing();
                acknowledgeBy = e.acknowledgeBy();
                changed(envelope);
            }
            case Acknowledged e -> acknowledged = true;
            case Escalated e -> {
                step = e.step();
                acknowledgeBy = e.acknowledgeBy();
            }
            case Notified e -> {
                told.addAll(e.recipients());
                if (e.occasion() == Occasion.FLAPPING_BEGAN) toldOfFlapping.addAll(e.recipients());
            }
            case Cleared e -> {
                changed(envelope);
                open = false;
                quietAt = e.quietAt();
            }
            case FlappingBegan e -> {
                quietAt = e.quietAt();
                toldOfFlapping.clear();
            }
            case FlappingEnded e -> {
                quietAt = null;
                changes.clear();
            }
        }
    }

    private void changed(Told envelope) {
        if (!counts(suppression)) return;
        changes.add(envelope.at());
        if (changes.size() > REMEMBERED) changes.removeFirst();
    }

    private UUID target() {
        return Objects.requireNonNull(target);
    }

    private Firing firing() {
        return Objects.requireNonNull(firing);
    }
}
