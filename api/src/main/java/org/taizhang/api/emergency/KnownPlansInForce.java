package org.taizhang.api.emergency;

import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.taizhang.domain.emergency.PlansInForce;
import org.taizhang.domain.plan.PlanEvent;
import org.taizhang.domain.plan.PlanEvent.Level;
import org.taizhang.domain.plan.PlanState;
import org.taizhang.ledger.NamedJson;
import org.taizhang.projections.Recorded;

/** The plans in force as the ledger itself tells them, which no read model lags behind. */
@Component
class KnownPlansInForce implements PlansInForce {
    private final EventStore events;
    private final NamedJson names;

    KnownPlansInForce(EventStore events, NamedJson names) {
        this.events = events;
        this.names = names;
    }

    @Override
    public Optional<InForce> find(UUID plan) {
        @Nullable PlanState state = null;
        var unit = "";
        var stream = events.readEvents(plan.toString(), 0).asStream();
        try (stream) {
            for (Iterator<? extends DomainEventMessage<?>> all = stream.iterator(); all.hasNext(); ) {
                var message = all.next();
                if (!(message.getPayload() instanceof PlanEvent event)) return Optional.empty();
                var told = Recorded.of(message, PlanEvent.class, names::nameOf).told();
                unit = told.unit();
                state = PlanState.after(state, event, told);
            }
        }
        var inForce = state == null ? null : state.inForce();
        return inForce == null ? Optional.empty() : Optional.of(inForce(inForce, unit));
    }

    private static InForce inForce(PlanState.InForce plan, String unit) {
        var levels = plan.content().levels().stream()
                .collect(Collectors.toMap(
                        Level::grade, level -> new Reporting(level.reportWithin(), level.continueEvery())));
        return new InForce(plan.version(), unit, levels);
    }
}
