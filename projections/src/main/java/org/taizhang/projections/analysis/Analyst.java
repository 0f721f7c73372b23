package org.taizhang.projections.analysis;

import java.time.Instant;
import java.util.List;
import org.taizhang.domain.Units;
import org.taizhang.domain.analysis.Figures;
import org.taizhang.domain.analysis.Figures.Compliance;
import org.taizhang.projections.Recorded;

/** Hears the ledger from its beginning, event after event, and says what a month came to for a unit and those below it. */
public final class Analyst {
    private final String unit;
    private final Span span;
    private final IncidentTheme incidents;
    private final ProblemTheme problems;
    private final ChangeTheme changes;
    private final BackupTheme backups;
    private final RestoreTheme restores;
    private final AvailabilityTheme availability;
    private final AlertTheme alerts;
    private final DutyTheme duty;
    private final Theme<Compliance> compliance;
    private final List<Theme<?>> all;
    private Instant newest = Instant.MIN;

    public Analyst(String unit, Span span, Theme<Compliance> compliance) {
        this.unit = unit;
        this.span = span;
        this.compliance = compliance;
        incidents = new IncidentTheme(span);
        problems = new ProblemTheme(span);
        changes = new ChangeTheme(span);
        backups = new BackupTheme(span);
        restores = new RestoreTheme(span);
        availability = new AvailabilityTheme(span);
        alerts = new AlertTheme(span);
        duty = new DutyTheme(span);
        all = List.of(incidents, problems, changes, backups, restores, availability, alerts, duty, compliance);
    }

    public void hear(Recorded<?> recorded) {
        if (recorded.time().isAfter(newest)) newest = recorded.time();
        if (Units.covers(unit, recorded.unit())) all.forEach(theme -> theme.hear(recorded));
    }

    /** @param most how many a list names */
    public Figures figures(int most) {
        var until = newest.isBefore(span.end()) ? newest : span.end();
        return new Figures(
                most,
                incidents.figures(most, until),
                problems.figures(most, until),
                changes.figures(most, until),
                backups.figures(most, until),
                restores.figures(most, until),
                availability.figures(most, until),
                alerts.figures(most, until),
                duty.figures(most, until),
                compliance.figures(most, until));
    }
}
