package org.taizhang.domain.problem;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.taizhang.domain.Ids;
import org.taizhang.domain.problem.Incidents.Seen;
import org.taizhang.domain.problem.ProblemEvent.Finding;
import org.taizhang.domain.problem.ProblemEvent.Origin;

/** What incidents tell of the problem behind them. */
final class Findings {
    private static final int UNGRADED = 3;
    private static final String OF_NO_KIND = "general";

    private Findings() {}

    /** There is one problem for each cause of a unit, and one for each incident whose cause nobody knows. */
    static UUID problem(UUID incident, Seen seen, String unit) {
        return seen.causeKey() == null
                ? Ids.of("problem", incident)
                : Ids.of("problem", unit, "cause", seen.causeKey());
    }

    static Finding of(Seen seen, String unit, List<UUID> incidents) {
        return new Finding(
                seen.title(),
                seen.description().isBlank() ? seen.title() : seen.description(),
                unit,
                Origin.INCIDENT,
                Optional.ofNullable(seen.priority()).orElse(UNGRADED),
                Optional.ofNullable(seen.kind()).orElse(OF_NO_KIND),
                seen.causeKey(),
                seen.target(),
                incidents);
    }
}
