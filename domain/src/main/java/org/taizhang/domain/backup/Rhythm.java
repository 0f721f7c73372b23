package org.taizhang.domain.backup;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.taizhang.domain.Cadence;

/**
 * When people owe backups their attention: each day one look at the day before, each month one trial and one review.
 *
 * @param checkWithin how long after the end of a day its backups are looked at
 * @param repairWithin how long after it was found a backup that cannot be used is repaired
 */
public record Rhythm(ZoneId zone, Duration checkWithin, Duration repairWithin) {
    private static final Cadence DAILY = Cadence.every(Cadence.Unit.DAY);
    private static final Cadence MONTHLY = Cadence.every(Cadence.Unit.MONTH);

    Instant checkBy(LocalDate day) {
        return DAILY.of(day).end(zone).plus(checkWithin);
    }

    /** The end of the month after that of the instant: what was done in this one counts for this one. */
    Instant monthAfter(Instant at) {
        return MONTHLY.after(MONTHLY.of(at, zone)).end(zone);
    }

    LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    Instant begin(LocalDate day) {
        return DAILY.of(day).begin(zone);
    }
}
