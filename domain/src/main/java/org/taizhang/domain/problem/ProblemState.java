package org.taizhang.domain.problem;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Statement;
import org.taizhang.domain.Told;
import org.taizhang.domain.problem.ProblemEvent.Analysis;
import org.taizhang.domain.problem.ProblemEvent.Entry;
import org.taizhang.domain.problem.ProblemEvent.Exemption;
import org.taizhang.domain.problem.ProblemEvent.Finding;
import org.taizhang.domain.problem.ProblemEvent.Handling;
import org.taizhang.domain.problem.ProblemEvent.Library;
import org.taizhang.domain.problem.ProblemEvent.Pledge;
import org.taizhang.domain.problem.ProblemEvent.Stage;

/**
 * How a problem stands.
 *
 * @param incidents in which it showed
 * @param handler who sees to it; null before it was submitted
 * @param escalations how often it was escalated
 * @param handling what is done about it, and by which change
 * @param exemption whether it may be solved without a change
 * @param outcome what came of it, in the words of whoever solved it
 * @param owed what is owed next; null where nothing is
 * @param lapses how often something was not done in time
 */
public record ProblemState(
        Stage stage,
        Finding finding,
        List<UUID> incidents,
        Library library,
        @Nullable String handler,
        int escalations,
        @Nullable Analysis analysis,
        @Nullable Handling handling,
        @Nullable Exemption exemption,
        @Nullable Statement outcome,
        @Nullable Entry entry,
        Parts parts,
        @Nullable Pledge owed,
        int lapses) {

    /** Who had which part in it, by account. */
    public record Parts(
            String identifiedBy,
            @Nullable String submittedBy,
            @Nullable String analysedBy,
            @Nullable String solvedBy,
            @Nullable String closedBy,
            @Nullable Instant closedAt) {}

    /** What it is after an event. */
    public static ProblemState after(@Nullable ProblemState was, ProblemEvent event, Told told) {
        return ProblemDraft.of(was, event, told).state();
    }
}
