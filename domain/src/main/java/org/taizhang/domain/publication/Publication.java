package org.taizhang.domain.publication;

import static org.taizhang.domain.publication.PublicationEvent.Stage.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Asked;
import org.taizhang.domain.Refused;
import org.taizhang.domain.Role;
import org.taizhang.domain.Subject;
import org.taizhang.domain.Told;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.publication.PublicationCommand.ExemptSource;
import org.taizhang.domain.publication.PublicationCommand.Publish;
import org.taizhang.domain.publication.PublicationCommand.Resubmit;
import org.taizhang.domain.publication.PublicationCommand.SendBack;
import org.taizhang.domain.publication.PublicationCommand.Submit;
import org.taizhang.domain.publication.PublicationCommand.Withdraw;
import org.taizhang.domain.publication.PublicationEvent.*;

/** Something that nobody publishes before all who must have reviewed it. */
@AggregateRoot
class Publication extends Subject {
    private @Nullable PublicationState state;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PublicationCommand command, Asked asked, Reviewing reviewing) {
        admit(asked);
        var events = decide(command, asked, reviewing);
        switch (command) {
            case Submit c -> record(events, c.draft().unit(), asked);
            case Resubmit c -> record(events, c.draft().unit(), asked);
            default -> record(events);
        }
    }

    private List<PublicationEvent> decide(PublicationCommand command, Asked asked, Reviewing reviewing) {
        if (state == null) {
            if (command instanceof Submit c) return List.of(submitted(c, reviewing));
            throw new Unknown(command.publication());
        }
        var id = command.publication();
        var manner = state.manner();
        return switch (command) {
            case Submit c -> {
                if (c.draft().equals(state.draft())) yield List.of();
                throw new Refused("publication.submitted");
            }
            case ExemptSource c -> {
                during(state.stage(), SUBMITTED);
                if (state.listed()) throw new Refused("publication.source-listed");
                asked.apartFrom(state.submitter());
                yield state.exempted() ? List.of() : List.of(new SourceExempted(id, manner, c.statement()));
            }
            case PublicationCommand.Review c -> reviewed(state, c, asked);
            case SendBack c -> {
                during(state.stage(), SUBMITTED);
                asked.apartFrom(state.submitter());
                yield List.of(new Returned(id, manner, next(state), c.statement()));
            }
            case Resubmit c -> {
                during(state.stage(), SUBMITTED, RETURNED, APPROVED);
                if (state.stage() != RETURNED && c.draft().equals(state.draft())) yield List.of();
                var draft = c.draft();
                yield List.of(new Resubmitted(
                        id, manner(draft), draft, reviewing.chain(draft), reviewing.isListed(draft.source())));
            }
            case Publish c -> {
                if (state.stage() == PUBLISHED && c.placement().equals(state.placement())) yield List.of();
                if (state.stage() == SUBMITTED) throw new Refused("publication.unreviewed", next(state));
                during(state.stage(), APPROVED);
                yield List.of(new Published(id, manner, c.placement()));
            }
            case Withdraw c -> {
                if (state.stage() == WITHDRAWN) yield List.of();
                yield List.of(new Withdrawn(id, manner, c.statement()));
            }
        };
    }

    private static Submitted submitted(Submit c, Reviewing reviewing) {
        var draft = c.draft();
        return new Submitted(
                c.publication(), manner(draft), draft, reviewing.chain(draft), reviewing.isListed(draft.source()));
    }

    private static Manner manner(Draft draft) {
        return draft.source() == null ? Manner.ORIGINAL : Manner.REPOST;
    }

    private static List<PublicationEvent> reviewed(PublicationState state, PublicationCommand.Review c, Asked asked) {
        during(state.stage(), SUBMITTED);
        asked.apartFrom(state.submitter());
        asked.apartFrom(
                state.signatures().stream().map(PublicationState.Signature::by).toArray(String[]::new));
        if (!state.listed() && !state.exempted())
            throw new Refused(
                    "publication.source",
                    Objects.requireNonNull(state.draft().source()).name());
        var level = next(state);
        if (level == ReviewLevel.FINAL && !asked.by().hasAny(Role.APPROVER))
            throw new Refused("publication.final-review");
        if (!c.review().isWhole()) throw new Refused("publication.not-vouched");
        var events = new ArrayList<PublicationEvent>();
        events.add(new Reviewed(c.publication(), state.manner(), level, c.review()));
        if (state.signatures().size() + 1 == state.chain().size()) events.add(approved(state, c.publication(), asked));
        return events;
    }

    private static Approved approved(PublicationState state, UUID id, Asked asked) {
        var reviewers = new ArrayList<String>();
        state.signatures().forEach(signature -> reviewers.add(signature.by()));
        reviewers.add(asked.by().id());
        return new Approved(id, state.manner(), reviewers);
    }

    private static ReviewLevel next(PublicationState state) {
        return Objects.requireNonNull(state.next(), "what is submitted has a level to come");
    }

    @EventHandler
    void evolve(PublicationEvent event, Told told) {
        told(event.publication(), told);
        state = PublicationState.after(state, event, told);
    }
}
