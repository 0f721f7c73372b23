package org.taizhang.domain.access;

import static org.taizhang.domain.access.AccessEvent.Stage.*;

import java.time.Instant;
import java.util.List;
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
import org.taizhang.domain.access.AccessCommand.*;
import org.taizhang.domain.access.AccessEvent.*;

/** An authorisation to access data, given by another than who has it, for a time. */
@AggregateRoot
class Access extends Subject {
    private @Nullable AccessState state;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AccessCommand command, Asked asked) {
        admit(asked);
        var events = decide(command, asked);
        switch (command) {
            case Request c -> record(events, c.application().unit(), asked);
            case TurnAway c -> record(events, c.attempt().unit(), asked);
            default -> record(events);
        }
    }

    private List<? extends AccessEvent> decide(AccessCommand command, Asked asked) {
        if (command instanceof Request c) return request(c, asked.now());
        if (command instanceof TurnAway c) return turnAway(c);
        if (state == null) throw new Unknown(command.access());
        var it = state;
        var access = command.access();
        var wanted = it.application();
        if (wanted == null) throw new Refused("subject.stage", it.stage());
        return switch (command) {
            case Request c -> request(c, asked.now());
            case TurnAway c -> turnAway(c);
            case Approve c -> {
                during(it.stage(), REQUESTED);
                asked.apartFrom(it.applicant(), wanted.person());
                if (!wanted.until().isAfter(asked.now())) throw new Refused("access.over", wanted.until());
                yield List.of(new Approved(access, wanted.holding(), c.statement()));
            }
            case Decline c -> {
                during(it.stage(), REQUESTED);
                asked.apartFrom(it.applicant(), wanted.person());
                yield List.of(new Declined(access, wanted.holding(), c.statement()));
            }
            case AccessCommand.Use c -> {
                admits(it, wanted, c.use().act(), asked.now());
                if (wanted.holding() == Holding.OFFLINE) throw new Refused("access.by-the-keeper");
                if (!asked.by().id().equals(wanted.person())) throw new Refused("access.not-yours", wanted.person());
                yield List.of(new Used(access, logged(c.use())));
            }
            case Provide c -> {
                admits(it, wanted, c.provision().act(), asked.now());
                if (wanted.holding() == Holding.ONLINE) throw new Refused("access.by-the-person");
                asked.apartFrom(wanted.person());
                goesSomewhere(c.provision().act(), c.provision().destination());
                yield List.of(new Provided(access, c.provision()));
            }
            case Revoke c when it.stage() == REVOKED -> List.of();
            case Revoke c -> {
                during(it.stage(), REQUESTED, APPROVED);
                yield List.of(new Revoked(access, c.statement()));
            }
            case Expire c -> {
                var runs = it.stage() == REQUESTED || it.stage() == APPROVED;
                yield runs && !asked.now().isBefore(wanted.until())
                        ? List.of(new Expired(access, wanted.until()))
                        : List.of();
            }
        };
    }

    private List<AccessEvent> request(Request c, Instant now) {
        var wanted = c.application();
        if (state != null) {
            if (wanted.equals(state.application())) return List.of();
            throw new Refused("access.requested");
        }
        if (!wanted.until().isAfter(now)) throw new Refused("access.over", wanted.until());
        if (wanted.holding() == Holding.OFFLINE && wanted.acts().contains(Act.CHANGE))
            throw new Refused("access.offline-unchangeable");
        return List.of(new Requested(c.access(), wanted));
    }

    private List<AccessEvent> turnAway(TurnAway c) {
        if (state == null) return List.of(new TurnedAway(c.access(), c.attempt()));
        if (c.attempt().equals(state.attempt())) return List.of();
        throw new Refused("access.requested");
    }

    private static void admits(AccessState it, Application wanted, Act act, Instant now) {
        if (it.stage() == REQUESTED) throw new Refused("access.not-approved");
        during(it.stage(), APPROVED);
        if (!now.isBefore(wanted.until())) throw new Refused("access.over", wanted.until());
        if (!wanted.acts().contains(act)) throw new Refused("access.act", act, wanted.acts());
    }

    /** What was done can be read from its log: a change both ways, a copy by where it went. */
    private static AccessEvent.Use logged(AccessEvent.Use use) {
        if (use.act() == Act.CHANGE && (isBlank(use.before()) || isBlank(use.after())))
            throw new Refused("access.no-log");
        goesSomewhere(use.act(), use.destination());
        return use;
    }

    private static void goesSomewhere(Act act, @Nullable String destination) {
        if (act.takesAway() && isBlank(destination)) throw new Refused("access.no-destination");
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    @EventHandler
    void evolve(AccessEvent event, Told told) {
        told(event.access(), told);
        state = AccessState.after(state, event, told);
    }
}
