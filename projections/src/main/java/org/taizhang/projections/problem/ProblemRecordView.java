package org.taizhang.projections.problem;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Statement;
import org.taizhang.domain.problem.ProblemEvent;
import org.taizhang.domain.problem.ProblemEvent.Analysis;
import org.taizhang.domain.problem.ProblemEvent.Entry;
import org.taizhang.domain.problem.ProblemEvent.Handling;
import org.taizhang.domain.problem.ProblemState;
import org.taizhang.projections.Recorded;
import org.taizhang.projections.Step;

/**
 * A problem as the library holds it.
 *
 * @param text what is searched in: title, symptoms, cause, workaround, solution, outcome, summary and keywords
 */
public record ProblemRecordView(
        UUID id,
        String unit,
        ProblemState state,
        String text,
        Instant openedAt,
        Instant changedAt,
        List<Step> timeline) {

    public static ProblemRecordView evolve(@Nullable ProblemRecordView was, Recorded<ProblemEvent> recorded) {
        var state = ProblemState.after(was == null ? null : was.state, recorded.event(), recorded.told());
        return new ProblemRecordView(
                recorded.event().problem(),
                recorded.unit(),
                state,
                text(state),
                was == null ? recorded.time() : was.openedAt,
                recorded.time(),
                Step.after(was == null ? null : was.timeline, recorded));
    }

    private static String text(ProblemState state) {
        return Stream.of(
                        Stream.of(state.finding().title(), state.finding().symptoms()),
                        of(state.analysis()),
                        of(state.handling()),
                        of(state.outcome()),
                        of(state.entry()))
                .flatMap(parts -> parts)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
    }

    private static Stream<@Nullable String> of(@Nullable Analysis analysis) {
        return analysis == null ? Stream.of() : Stream.of(analysis.cause(), analysis.workaround());
    }

    private static Stream<@Nullable String> of(@Nullable Handling handling) {
        return handling == null ? Stream.of() : Stream.of(handling.solution());
    }

    private static Stream<@Nullable String> of(@Nullable Statement outcome) {
        return outcome == null ? Stream.of() : Stream.of(outcome.text());
    }

    private static Stream<@Nullable String> of(@Nullable Entry entry) {
        return entry == null ? Stream.of() : Stream.concat(Stream.of(entry.summary()), entry.keywords().stream());
    }
}
