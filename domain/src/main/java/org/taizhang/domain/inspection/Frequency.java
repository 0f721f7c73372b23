package org.taizhang.domain.inspection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Cadence;
import org.taizhang.domain.Cadence.Period;
import org.taizhang.domain.Refused;
import org.taizhang.domain.inspection.InspectionEvent.CheckKind;
import org.taizhang.domain.inspection.InspectionEvent.Plan;

/**
 * How seldom checks of a kind may be planned, and where days begin.
 *
 * @param atLeast of kinds that are bound to one; a kind that is not may be checked as seldom as its plan says
 */
public record Frequency(ZoneId zone, Map<CheckKind, Cadence> atLeast) {
    public Frequency {
        atLeast = Map.copyOf(atLeast);
    }

    /** Refuses a plan by which something would be looked at more seldom than it must be. */
    void admit(Plan plan) {
        var bound = atLeast.get(plan.kind());
        if (bound != null && days(plan.cadence()) > days(bound))
            throw new Refused("inspection.too-seldom", plan.kind(), days(bound));
    }

    /** The first period in which a check is owed. */
    Period first(Cadence cadence, @Nullable LocalDate from, Instant now) {
        var today = now.atZone(zone).toLocalDate();
        return cadence.of(from == null || from.isBefore(today) ? today : from);
    }

    Instant end(Period period) {
        return period.end(zone);
    }

    private static int days(Cadence cadence) {
        return cadence.every()
                * switch (cadence.unit()) {
                    case DAY -> 1;
                    case WEEK -> 7;
                    case MONTH -> 31;
                    case QUARTER -> 92;
                    case YEAR -> 366;
                };
    }
}
