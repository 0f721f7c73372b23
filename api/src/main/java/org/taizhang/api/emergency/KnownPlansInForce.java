package org.taizhang.api.emergency;

import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.taizhang.domain.Units;
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
    public Optional<InForce> find(UUID plan, String unit) {
        @Nullable PlanState state = null;
        var stream = events.readEvents(plan.toString(), 0).asStream();
        try (stream) {
            for (Iterator<? extends DomainEventMessage<?>> all = stream.iterator(); all.hasNext(); ) {
                var message = all.next();
                if (!(message.getPayload() instanceof PlanEvent event)) return Optional.empty();
                var told = Recorded.of(message, PlanEvent.class, names::nameOf).told();
                if (!Units.covers(told.unit(), unit)) return Optional.empty();
                state = PlanState.after(state, event, told);
            }
        }
        return Optional.ofNullable(state).map(PlanState::inForce).map(KnownPlansInForce::inForce);
    }

    private static InForce inForce(PlanState.InForce plan) {
        var levels = plan.content().levels().stream()
                .collect(Collectors.toMap(
                        Level::grade, level -> new Reporting(level.reportWithin(), level.continueEvery())));
        return new InForce(plan.version(), levels);
    }
}
