package org.taizhang.domain.manual;

import static org.taizhang.domain.manual.ManualEvent.Stage.*;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Procedure;
import org.taizhang.domain.Told;
import org.taizhang.domain.manual.ManualEvent.*;

/**
 * How an operation manual stands.
 *
 * @param inForce by which operations go; null where none is
 * @param open the edition that is to come; null where none is
 * @param owing why a revision is owed, and until when; null where none is
 * @param lapses how often a revision was overdue
 */
public record ManualState(
        Stage stage,
        Binding binding,
        @Nullable Edition inForce,
        @Nullable Edition open,
        @Nullable Owing owing,
        int lapses) {

    /**
     * One version of the manual.
     *
     * @param cause why it was revised; null for the first
     * @param decidedBy who approved or returned it last
     * @param since when it is where it is
     */
    public record Edition(
            int number,
            EditionStage stage,
            Manuscript manuscript,
            @Nullable Cause cause,
            String draftedBy,
            @Nullable String submittedBy,
            @Nullable String decidedBy,
            Instant since) {
        Edition submitted(Told told) {
            return new Edition(
                    number,
                    EditionStage.SUBMITTED,
                    manuscript,
                    cause,
                    draftedBy,
                    told.by().id(),
                    decidedBy,
                    told.at());
        }

        Edition decided(EditionStage how, Told told) {
            return new Edition(
                    number,
                    how,
                    manuscript,
                    cause,
                    draftedBy,
                    submittedBy,
                    told.by().id(),
                    told.at());
        }

        Edition redrafted(Manuscript anew, Told told) {
            return new Edition(
                    number, EditionStage.DRAFTED, anew, cause, told.by().id(), null, decidedBy, told.at());
        }
    }

    /** A revision that is owed; no time where it was overdue and told. */
    public record Owing(Cause cause, @Nullable Instant by) {}

    /** The state after an event, the same for the aggregate and its read model. */
    public static ManualState after(@Nullable ManualState was, ManualEvent event, Told told) {
        if (event instanceof Opened e) return new ManualState(IN_PREPARATION, e.binding(), null, null, null, 0);
        var state = Objects.requireNonNull(was, "an event before it was opened");
        return switch (event) {
            case Opened e -> state;
            case Drafted e ->
                state.opening(
                        state.open == null
                                ? drafted(e.version(), e.manuscript(), null, told)
                                : state.open.redrafted(e.manuscript(), told));
            case Revised e -> state.opening(drafted(e.version(), e.manuscript(), e.cause(), told));
            case Submitted e -> state.opening(state.opened().submitted(told));
            case Returned e -> state.opening(state.opened().decided(EditionStage.RETURNED, told));
            case Approved e -> state.opening(state.opened().decided(EditionStage.IN_FORCE, told));
            case Published e -> new ManualState(IN_FORCE, state.binding, state.opened(), null, null, state.lapses);
            case RevisionOwed e -> state.owing(new Owing(e.cause(), e.by()), state.lapses);
            case RevisionOverdue e ->
                state.owing(
                        new Owing(Objects.requireNonNull(state.owing).cause, null),
                        e.lapse().occurrence());
            case Retired e -> new ManualState(RETIRED, state.binding, null, null, null, state.lapses);
        };
    }

    private static Edition drafted(int version, Manuscript manuscript, @Nullable Cause cause, Told told) {
        return new Edition(
                version, EditionStage.DRAFTED, manuscript, cause, told.by().id(), null, null, told.at());
    }

    private ManualState opening(Edition edition) {
        return new ManualState(stage, binding, inForce, edition, owing, lapses);
    }

    private ManualState owing(Owing what, int lapsed) {
        return new ManualState(stage, binding, inForce, open, what, lapsed);
    }

    Edition opened() {
        return Objects.requireNonNull(open, "there is no edition to come");
    }

    /** The procedure of that code in the version in force. */
    public Optional<Procedure> procedure(String code) {
        if (inForce == null) return Optional.empty();
        return inForce.manuscript.procedures().stream()
                .filter(procedure -> procedure.code().equals(code))
                .findFirst();
    }
}
