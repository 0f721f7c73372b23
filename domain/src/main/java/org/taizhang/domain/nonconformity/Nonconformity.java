package org.taizhang.domain.nonconformity;

import static org.taizhang.domain.nonconformity.NonconformityEvent.Stage.*;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
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
import org.taizhang.domain.nonconformity.NonconformityCommand.*;
import org.taizhang.domain.nonconformity.NonconformityEvent.*;

/** A defect somebody has to put right and somebody else has to verify. */
@AggregateRoot
class Nonconformity extends Subject {
    private @Nullable NonconformityState state;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(NonconformityCommand command, Asked asked, Handling handling) {
        admit(asked);
        var events = decide(command, asked, handling);
        switch (command) {
            case Report c -> record(events, c.discovery().unit(), asked);
            case Open c -> record(events, c.discovery().unit(), asked);
            default -> record(events);
        }
    }

    private List<? extends NonconformityEvent> decide(NonconformityCommand command, Asked asked, Handling handling) {
        return switch (command) {
            case Report c -> opened(c.nonconformity(), Origin.REPORT, c.discovery(), asked.now(), handling);
            case Open c -> opened(c.nonconformity(), c.origin(), c.discovery(), asked.now(), handling);
            default -> {
                if (state == null) throw new Unknown(command.nonconformity());
                yield carriedOn(state, command, asked, handling);
            }
        };
    }

    private List<NonconformityEvent> opened(
            UUID nonconformity, Origin origin, Discovery discovery, Instant now, Handling handling) {
        if (state == null) {
            var owedBy = handling.correctBy(discovery.found().severity(), now);
            return List.of(new Opened(nonconformity, origin, discovery, owedBy));
        }
        if (state.discovery().equals(discovery)) return List.of();
        throw new Refused("nonconformity.opened");
    }

    private static List<? extends NonconformityEvent> carriedOn(
            NonconformityState state, NonconformityCommand command, Asked asked, Handling handling) {
        var nonconformity = command.nonconformity();
        var origin = state.origin();
        var now = asked.now();
        return switch (command) {
            case Report c -> List.of();
            case Open c -> List.of();
            case RequestFeedback c -> {
                during(state.stage(), OPENED, PLANNED, CORRECTED);
                if (c.feedback().equals(state.feedback()) && state.answer() == null) yield List.of();
                yield List.of(new FeedbackRequested(nonconformity, origin, c.feedback(), now.plus(handling.answer())));
            }
            case ReceiveFeedback c -> {
                if (state.feedback() == null) throw new Refused("nonconformity.not-asked");
                if (state.answer() != null && state.answer().statement().equals(c.statement())) yield List.of();
                during(state.stage(), OPENED, PLANNED, CORRECTED, VERIFIED);
                yield List.of(new FeedbackReceived(nonconformity, origin, c.statement()));
            }
            case PlanMeasures c -> {
                during(state.stage(), OPENED, PLANNED);
                if (c.measures().equals(state.measures())) yield List.of();
                sound(c.measures(), now);
                var owedBy =
                        Owing.next(c.measures(), state.correction() != null, state.prevention() != null, now, handling);
                yield List.of(new MeasuresPlanned(nonconformity, origin, c.measures(), owedBy));
            }
            case Correct c -> {
                during(state.stage(), PLANNED);
                if (state.isCorrected()) throw new Refused("nonconformity.nothing-to-correct");
                var owedBy = Owing.next(state.measures(), true, state.isPrevented(), now, handling);
                yield List.of(new Corrected(nonconformity, origin, c.statement(), owedBy));
            }
            case Prevent c -> {
                during(state.stage(), PLANNED);
                if (state.isPrevented()) throw new Refused("nonconformity.nothing-to-prevent");
                var owedBy = Owing.next(state.measures(), state.isCorrected(), true, now, handling);
                yield List.of(new Prevented(nonconformity, origin, c.statement(), owedBy));
            }
            case Verify c -> {
                during(state.stage(), CORRECTED);
                asked.apartFrom(doers(state));
                if (state.answerBy() != null) throw new Refused("nonconformity.unanswered");
                yield List.of(new Verified(nonconformity, origin, c.statement()));
            }
            case SendBack c -> {
                during(state.stage(), CORRECTED);
                asked.apartFrom(doers(state));
                var severity = state.discovery().found().severity();
                yield List.of(new Returned(nonconformity, origin, c.statement(), handling.correctBy(severity, now)));
            }
            case Close c -> {
                if (state.stage() == CLOSED) yield List.of();
                during(state.stage(), VERIFIED);
                asked.apartFrom(doers(state));
                yield List.of(new Closed(nonconformity, origin, c.statement()));
            }
            case Dismiss c -> {
                if (state.stage() == DISMISSED) yield List.of();
                during(state.stage(), OPENED, PLANNED);
                yield List.of(new Dismissed(nonconformity, origin, c.statement()));
            }
            case NoteLapse c -> Owing.lapses(state, nonconformity, now, handling);
        };
    }

    /** Both kinds of measures, or for whichever is not needed the reason why. */
    private static void sound(Measures measures, Instant now) {
        if (measures.corrective() == null && isBlank(measures.noCorrective()))
            throw new Refused("nonconformity.no-corrective");
        if (measures.preventive() == null && isBlank(measures.noPreventive()))
            throw new Refused("nonconformity.no-preventive");
        for (var action : new Action[] {measures.corrective(), measures.preventive()})
            if (action != null && !action.until().isAfter(now)) throw new Refused("nonconformity.past", action.until());
        if (measures.corrective() == null && measures.preventive() == null)
            throw new Refused("nonconformity.no-measure");
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static String[] doers(NonconformityState state) {
        return Stream.of(state.correction(), state.prevention())
                .filter(Objects::nonNull)
                .map(NonconformityState.Signed::by)
                .toArray(String[]::new);
    }

    @EventHandler
    void evolve(NonconformityEvent event, Told told) {
        told(event.nonconformity(), told);
        state = NonconformityState.after(state, event, told);
    }
}
