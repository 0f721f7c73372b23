package org.taizhang.domain.alert;

import java.time.Instant;
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
import org.taizhang.domain.Refused;
import org.taizhang.domain.Subject;
import org.taizhang.domain.Told;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.alert.AlertCommand.*;
import org.taizhang.domain.alert.AlertEvent.*;

/** One rule of one target, as often as it fires; at most one occurrence stands open. */
@AggregateRoot
class Alert extends Subject {
    private @Nullable UUID target;
    private @Nullable Firing firing;
    private @Nullable Suppression suppression;
    private @Nullable Instant acknowledgeBy;
    private Set<String> told = new LinkedHashSet<>();
    private int occurrence;
    private int step;
    private boolean open;
    private boolean acknowledged;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AlertCommand command, Asked asked) {
        admit(asked);
        var events = decide(command, asked);
        if (command instanceof Raise raise) record(events, raise.unit(), asked);
        else record(events);
    }

    private List<? extends AlertEvent> decide(AlertCommand command, Asked asked) {
        if (occurrence == 0 && !(command instanceof Raise)) throw new Unknown(command.alert());
        return switch (command) {
            case Raise c when !open -> raise(c, asked.now());
            case Raise c when suppression != null && c.suppression() == null -> release(c, asked.now());
            case Raise c when suppression == null && c.suppression() != null -> suppress(c.suppression());
            case Raise c -> List.of();
            case Acknowledge c when !open -> throw new Refused("alert.not-open");
            case Acknowledge c when acknowledged -> throw new Refused("alert.acknowledged");
            case Acknowledge c -> List.of(new Acknowledged(c.alert(), target(), occurrence, c.acknowledgement()));
            case Escalate c when isOverdue(asked.now()) -> escalate(asked.now());
            case Escalate c -> List.of();
            case Clear c when open -> clear(c);
            case Clear c -> List.of();
        };
    }

    private List<AlertEvent> raise(Raise c, Instant now) {
        var next = occurrence + 1;
        var quiet = c.suppression() != null;
        var by = quiet ? null : acknowledgeBy(c.firing(), 0, now);
        return and(
                new Raised(c.alert(), c.target(), next, c.firing(), c.since(), by, c.suppression()),
                quiet ? null : tell(c.alert(), c.target(), next, Occasion.RAISED, c.firing(), 0));
    }

    private List<AlertEvent> release(Raise c, Instant now) {
        var by = acknowledged ? null : acknowledgeBy(c.firing(), 0, now);
        return and(
                new Released(c.alert(), c.target(), occurrence, c.firing(), by),
                tell(c.alert(), c.target(), occurrence, Occasion.RAISED, c.firing(), 0));
    }

    private List<AlertEvent> suppress(Suppression why) {
        return List.of(new Suppressed(id(), target(), occurrence, why));
    }

    private List<AlertEvent> escalate(Instant now) {
        var next = step + 1;
        return and(
                new Escalated(id(), target(), occurrence, next, acknowledgeBy(firing(), next, now)),
                tell(id(), target(), occurrence, Occasion.ESCALATED, firing(), next));
    }

    /** The clearing goes to everyone the raising and its escalations went to. */
    private List<AlertEvent> clear(Clear c) {
        return and(
                new Cleared(id(), target(), occurrence, c.end()),
                told.isEmpty()
                        ? null
                        : new Notified(
                                id(), target(), occurrence, Occasion.CLEARED, firing().text(), List.copyOf(told)));
    }

    private static List<AlertEvent> and(AlertEvent event, @Nullable Notified notified) {
        return notified == null ? List.of(event) : List.of(event, notified);
    }

    /** An alert with an empty route tells nobody. */
    private static @Nullable Notified tell(
            UUID alert, UUID target, int occurrence, Occasion why, Firing firing, int step) {
        if (firing.route().isEmpty()) return null;
        var recipient = firing.route().get(step);
        return new Notified(alert, target, occurrence, why, firing.text(), List.of(recipient));
    }

    private static @Nullable Instant acknowledgeBy(Firing firing, int step, Instant now) {
        var within = firing.acknowledgeWithin();
        return within == null || step + 1 >= firing.route().size() ? null : now.plus(within);
    }

    private boolean isOverdue(Instant now) {
        return open && !acknowledged && acknowledgeBy != null && !now.isBefore(acknowledgeBy);
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
                suppression = e.suppression();
                acknowledgeBy = e.acknowledgeBy();
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
            }
            case Acknowledged e -> acknowledged = true;
            case Escalated e -> {
                step = e.step();
                acknowledgeBy = e.acknowledgeBy();
            }
            case Notified e -> told.addAll(e.recipients());
            case Cleared e -> open = false;
        }
    }

    private UUID target() {
        return Objects.requireNonNull(target);
    }

    private Firing firing() {
        return Objects.requireNonNull(firing);
    }
}
