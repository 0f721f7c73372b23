package org.taizhang.domain.document;

import static org.taizhang.domain.document.DocumentEvent.Stage.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Told;
import org.taizhang.domain.document.DocumentEvent.*;

/**
 * How a document stands.
 *
 * @param versions by their number, from 1
 * @param withdrawal why it does not hold any more; null where it does
 */
public record DocumentState(
        Stage stage,
        Filing filing,
        Labels labels,
        String filedBy,
        List<DocumentVersion> versions,
        Validity validity,
        @Nullable Withdrawal withdrawal) {

    /**
     * What of a document holds, and until when somebody must have looked.
     *
     * @param version the one in force; null where none is
     * @param toBeRevised whether a review found that it does not do any more
     * @param lapses how often a review was overdue
     */
    public record Validity(
            @Nullable Integer version, @Nullable Instant reviewBy, boolean toBeRevised, int lapses) {}

    /** The state after an event, the same for the aggregate and its read model. */
    public static DocumentState after(@Nullable DocumentState was, DocumentEvent event, Told told) {
        if (event instanceof Filed e) return filed(e, told);
        var state = Objects.requireNonNull(was, "an event before it was filed");
        var holds = state.validity;
        return switch (event) {
            case Filed e -> state;
            case Labelled e -> state.labelled(e.labels());
            case Drafted e -> state.drafted(e, told);
            case Submitted e -> state.moved(e.version(), version -> version.submitted(told));
            case Returned e -> state.moved(e.version(), version -> version.decided(VersionStage.RETURNED, told));
            case Approved e -> state.moved(e.version(), version -> version.decided(VersionStage.APPROVED, told));
            case Superseded e -> state.moved(e.version(), version -> version.ended(VersionStage.SUPERSEDED, told));
            case Published e ->
                state.moved(e.version(), version -> version.published(told))
                        .holding(IN_FORCE, new Validity(e.version(), e.reviewBy(), false, holds.lapses));
            case Reviewed e -> {
                var toBeRevised = e.review().outcome() == ReviewOutcome.TO_BE_REVISED;
                yield state.holding(state.stage, new Validity(holds.version, e.reviewBy(), toBeRevised, holds.lapses));
            }
            case ReviewOverdue e ->
                state.holding(
                        state.stage,
                        new Validity(
                                holds.version,
                                e.reviewBy(),
                                holds.toBeRevised,
                                e.lapse().occurrence()));
            case Withdrawn e -> state.withdrawn(e.withdrawal(), told);
            case Read e -> state;
        };
    }

    private static DocumentState filed(Filed e, Told told) {
        var nothing = new Validity(null, null, false, 0);
        return new DocumentState(FILED, e.filing(), e.labels(), told.by().id(), List.of(), nothing, null);
    }

    private DocumentState labelled(Labels anew) {
        return new DocumentState(stage, filing, anew, filedBy, versions, validity, withdrawal);
    }

    private DocumentState drafted(Drafted e, Told told) {
        var all = new ArrayList<>(versions);
        var draft = DocumentVersion.drafted(e.version(), e.draft(), told);
        if (e.version() > all.size()) all.add(draft);
        else all.set(e.version() - 1, draft);
        return with(all);
    }

    private DocumentState moved(int number, UnaryOperator<DocumentVersion> how) {
        var all = new ArrayList<>(versions);
        all.set(number - 1, how.apply(all.get(number - 1)));
        return with(all);
    }

    private DocumentState with(List<DocumentVersion> all) {
        return new DocumentState(stage, filing, labels, filedBy, List.copyOf(all), validity, withdrawal);
    }

    private DocumentState holding(Stage anew, Validity holds) {
        return new DocumentState(anew, filing, labels, filedBy, versions, holds, withdrawal);
    }

    private DocumentState withdrawn(Withdrawal why, Told told) {
        var all = new ArrayList<>(versions);
        all.replaceAll(version -> version.endedAt() == null ? version.ended(VersionStage.VOID, told) : version);
        var nothing = new Validity(null, null, false, validity.lapses);
        return new DocumentState(WITHDRAWN, filing, labels, filedBy, List.copyOf(all), nothing, why);
    }

    /** The version of that number. */
    public Optional<DocumentVersion> version(int number) {
        return number < 1 || number > versions.size() ? Optional.empty() : Optional.of(versions.get(number - 1));
    }

    Optional<DocumentVersion> newest() {
        return version(versions.size());
    }
}
