package org.taizhang.domain.analysis;

import java.time.Duration;
import java.util.List;
import org.taizhang.domain.analysis.Figures.Alerts;
import org.taizhang.domain.analysis.Figures.Availability;
import org.taizhang.domain.analysis.Figures.Backups;
import org.taizhang.domain.analysis.Figures.Breakdown;
import org.taizhang.domain.analysis.Figures.Changes;
import org.taizhang.domain.analysis.Figures.Compliance;
import org.taizhang.domain.analysis.Figures.Incidents;
import org.taizhang.domain.analysis.Figures.Late;
import org.taizhang.domain.analysis.Figures.Problems;
import org.taizhang.domain.analysis.Figures.Restores;
import org.taizhang.domain.analysis.Figures.Spread;
import org.taizhang.domain.analysis.Figures.Trials;
import org.taizhang.domain.analysis.Figures.Watches;

/** The figures of a month in which nothing happened. */
final class EmptyFigures {
    private static final Breakdown NOTHING = new Breakdown(List.of(), 0);
    private static final Spread NEVER = new Spread(0, null, null, null);
    private static final Trials NOT_TRIED = new Trials(0, 0);

    static final Figures NONE = new Figures(
            200,
            new Incidents(
                    0, 0, 0, 0, 0, 0, 0, 0, 0, new Late(0, 0), NOTHING, NOTHING, NOTHING, NEVER, NEVER, List.of()),
            new Problems(0, 0, 0, 0, 0, 0, 0, 0, 0, NOTHING, NOTHING, NOTHING, NEVER, List.of()),
            new Changes(0, 0, null, 0, 0, 0, 0, 0, null, 0, 0, 0, NOTHING, NOTHING, List.of()),
            new Backups(0, 0, 0, null, 0, 0, 0, NOT_TRIED, 0, NOTHING, List.of()),
            new Restores(0, NOT_TRIED, 0, 0, NOT_TRIED, 0),
            new Availability(0, null, Duration.ZERO, List.of(), List.of(), List.of()),
            new Alerts(0, 0, 0, 0, 0, 0, 0, NOTHING, NOTHING, List.of(), NEVER, NEVER, List.of()),
            new Watches(0, 0, List.of()),
            new Compliance("", 0, 0, 0, 0, List.of()));

    private EmptyFigures() {}
}
