package org.taizhang.domain.document;

import static org.taizhang.domain.document.DocumentEvent.Stage.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Asked;
import org.taizhang.domain.Audience;
import org.taizhang.domain.Refused;
import org.taizhang.domain.Subject;
import org.taizhang.domain.Told;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.document.DocumentEvent.*;

/** A document of which one version at most is in force. */
@AggregateRoot
class Document extends Subject {
    private static final int MOST_VERSIONS = 200;

    private @Nullable DocumentState state;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DocumentCommand command, Asked asked, Reviews reviews) {
        if (command instanceof DocumentCommand.Read c) {
            record(Reading.decide(known(c), c, asked));
            return;
        }
        admit(asked);
        if (command instanceof DocumentCommand.File c)
            record(file(c), c.filing().unit(), asked);
        else record(decide(command, known(command), asked, reviews));
    }

    private DocumentState known(DocumentCommand command) {
        if (state == null) throw new Unknown(command.document());
        return state;
    }

    private List<DocumentEvent> file(DocumentCommand.File c) {
        if (!c.filing().classification().isSound()) throw new Refused("document.policy-subject");
        if (state == null) return List.of(new Filed(c.document(), c.filing(), c.labels()));
        if (c.filing().equals(state.filing()) && c.labels().equals(state.labels())) return List.of();
        throw new Refused("document.filed");
    }

    private static List<DocumentEvent> decide(
            DocumentCommand command, DocumentState state, Asked asked, Reviews reviews) {
        var document = command.document();
        return switch (command) {
            case DocumentCommand.File c -> List.of();
            case DocumentCommand.Read c -> List.of();
            case DocumentCommand.Withdraw c when c.withdrawal().equals(state.withdrawal()) -> List.of();
            case DocumentCommand.Label c when c.labels().equals(state.labels()) -> List.of();
            case DocumentCommand.Label c -> {
                during(state.stage(), FILED, IN_FORCE);
                yield List.of(new Labelled(document, c.labels()));
            }
            case DocumentCommand.Draft c -> draft(c, state, asked);
            case DocumentCommand.Submit c -> {
                var version = version(state, c.version());
                if (version.stage() == VersionStage.SUBMITTED) yield List.of();
                during(version.stage(), VersionStage.DRAFTED);
                yield List.of(new Submitted(document, c.version()));
            }
            case DocumentCommand.ReturnVersion c -> {
                var version = judged(state, c.version(), asked);
                if (version.stage() == VersionStage.RETURNED) yield List.of();
                during(version.stage(), VersionStage.SUBMITTED, VersionStage.APPROVED);
                yield List.of(new Returned(document, c.version(), c.statement()));
            }
            case DocumentCommand.Approve c -> {
                var version = judged(state, c.version(), asked);
                if (version.stage() == VersionStage.APPROVED) yield List.of();
                during(version.stage(), VersionStage.SUBMITTED);
                yield List.of(new Approved(document, c.version(), classification(state), c.statement()));
            }
            case DocumentCommand.Publish c -> publish(c, state, reviews.owed(state, asked.now()));
            case DocumentCommand.Withdraw c -> {
                during(state.stage(), FILED, IN_FORCE);
                if (document.equals(c.withdrawal().replacement())) throw new Refused("document.itself");
                yield List.of(new Withdrawn(document, c.withdrawal()));
            }
            case DocumentCommand.Review c -> {
                during(state.stage(), IN_FORCE);
                var version = judged(state, inForce(state), asked);
                var by = reviews.owed(state, asked.now());
                yield List.of(new Reviewed(document, version.number(), classification(state), c.review(), by));
            }
            case DocumentCommand.NoteLapse c -> {
                var due = state.validity().reviewBy();
                if (due == null || asked.now().isBefore(due)) yield List.of();
                var lapse = Notices.unreviewed(state, due);
                var next = reviews.owed(state, asked.now());
                yield List.of(new ReviewOverdue(document, lapse, next, classification(state)));
            }
        };
    }

    private static List<DocumentEvent> draft(DocumentCommand.Draft c, DocumentState state, Asked asked) {
        during(state.stage(), FILED, IN_FORCE);
        var newest = state.newest().orElse(null);
        if (newest == null) return List.of(new Drafted(c.document(), 1, c.draft()));
        return switch (newest.stage()) {
            case DRAFTED, RETURNED -> {
                var same = newest.draft().equals(c.draft())
                        && newest.draftedBy().equals(asked.by().id());
                yield same && newest.stage() == VersionStage.DRAFTED
                        ? List.of()
                        : List.of(new Drafted(c.document(), newest.number(), c.draft()));
            }
            case SUBMITTED, APPROVED -> throw new Refused("document.open-version", newest.number(), newest.stage());
            case PUBLISHED, SUPERSEDED, VOID -> {
                if (newest.number() == MOST_VERSIONS) throw new Refused("document.many-versions", MOST_VERSIONS);
                yield List.of(new Drafted(c.document(), newest.number() + 1, c.draft()));
            }
        };
    }

    private static List<DocumentEvent> publish(
            DocumentCommand.Publish c, DocumentState state, @Nullable Instant reviewBy) {
        var version = version(state, c.version());
        if (version.stage() == VersionStage.PUBLISHED) return List.of();
        during(version.stage(), VersionStage.APPROVED);
        var events = new ArrayList<DocumentEvent>();
        var before = state.validity().version();
        if (before != null) events.add(new Superseded(c.document(), before, c.version()));
        events.add(new Published(c.document(), c.version(), classification(state), reviewBy));
        return events;
    }

    private static Classification classification(DocumentState state) {
        return state.filing().classification();
    }

    private static DocumentVersion version(DocumentState state, int number) {
        return state.version(number).orElseThrow(() -> new Refused("document.no-version", number));
    }

    /** The version, where whoever judges it has the authority and no other part in it. */
    private static DocumentVersion judged(DocumentState state, int number, Asked asked) {
        var version = version(state, number);
        if (!Audience.names(
                state.labels().approvers(), asked.by(), state.filing().unit()))
            throw new Refused("document.not-approver", state.labels().approvers());
        asked.apartFrom(version.draftedBy(), version.submittedBy());
        return version;
    }

    private static int inForce(DocumentState state) {
        return Objects.requireNonNull(state.validity().version(), "a document in force has a version in force");
    }

    @EventHandler
    void evolve(DocumentEvent event, Told told) {
        told(event.document(), told);
        state = DocumentState.after(state, event, told);
    }
}
