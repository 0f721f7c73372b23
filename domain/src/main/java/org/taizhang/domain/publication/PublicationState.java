package org.taizhang.domain.publication;

import static org.taizhang.domain.publication.PublicationEvent.Stage.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Told;
import org.taizhang.domain.publication.PublicationEvent.*;

/**
 * How something that is to be published stands.
 *
 * @param chain the levels at which it is reviewed
 * @param listed whether its source is listed
 * @param exempted whether it may be reposted though it is not
 * @param signatures of this submission, one a level
 */
public record PublicationState(
        Stage stage,
        Manner manner,
        Draft draft,
        String submitter,
        List<ReviewLevel> chain,
        boolean listed,
        boolean exempted,
        List<Signature> signatures,
        @Nullable Placement placement,
        int returned) {

    /** Who reviewed it at which level. */
    public record Signature(ReviewLevel level, String by, String name, Instant at) {}

    public static PublicationState after(@Nullable PublicationState was, PublicationEvent event, Told told) {
        if (event instanceof Submitted e)
            return submitted(e.manner(), e.draft(), told.by().id(), e.chain(), e.listed(), 0);
        var state = Objects.requireNonNull(was, "an event before the submission");
        return switch (event) {
            case Submitted e -> state;
            case Resubmitted e ->
                submitted(e.manner(), e.draft(), told.by().id(), e.chain(), e.listed(), state.returned);
            case SourceExempted e -> state.with(state.stage, true, state.signatures, null, state.returned);
            case Reviewed e -> state.reviewed(e.level(), told);
            case Returned e -> state.with(RETURNED, state.exempted, List.of(), null, state.returned + 1);
            case Approved e -> state.with(APPROVED, state.exempted, state.signatures, null, state.returned);
            case Published e -> state.with(PUBLISHED, state.exempted, state.signatures, e.placement(), state.returned);
            case Withdrawn e ->
                state.with(WITHDRAWN, state.exempted, state.signatures, state.placement, state.returned);
        };
    }

    /** The level that is to review it next; null where all have. */
    @Nullable
    ReviewLevel next() {
        return signatures.size() < chain.size() ? chain.get(signatures.size()) : null;
    }

    private static PublicationState submitted(
            Manner manner, Draft draft, String by, List<ReviewLevel> chain, boolean listed, int returned) {
        return new PublicationState(SUBMITTED, manner, draft, by, chain, listed, false, List.of(), null, returned);
    }

    private PublicationState reviewed(ReviewLevel level, Told told) {
        var more = new ArrayList<>(signatures);
        more.add(new Signature(level, told.by().id(), told.by().name(), told.at()));
        return with(stage, exempted, more, null, returned);
    }

    private PublicationState with(
            Stage next, boolean exempt, List<Signature> signed, @Nullable Placement place, int times) {
        return new PublicationState(
                next, manner, draft, submitter, chain, listed, exempt, List.copyOf(signed), place, times);
    }
}
