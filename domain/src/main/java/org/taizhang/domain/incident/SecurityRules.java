package org.taizhang.domain.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.incident.IncidentEvent.Clock;
import org.taizhang.domain.incident.IncidentEvent.Term;
import org.taizhang.domain.incident.SecurityEvent.Classification;
import org.taizhang.domain.incident.SecurityEvent.Harm;

/**
 * What regulations ask of security incidents, as far as the operator has them in force.
 *
 * @param categories every code that may be named
 * @param report the first report to the authority; null where none is owed
 * @param reportLevel of this level or a more severe one
 * @param policeWithin how soon the police must be told of a suspected crime; null where no time is set
 * @param summaryWithin how long after it was resolved the summary is owed
 * @param thresholds which harm makes which level at least
 */
public record SecurityRules(
        Set<String> categories,
        @Nullable Duty report,
        int reportLevel,
        String police,
        @Nullable Duration policeWithin,
        Duration summaryWithin,
        List<Threshold> thresholds) {
    private static final int GENERAL = 4;

    /** To whom something is owed, and how long after it became known. */
    public record Duty(String to, Duration within) {}

    /** From which measures of the harm on an incident is of that level at least; null measures say nothing. */
    public record Threshold(int level, Harm from) {
        private boolean isMetBy(Harm harm) {
            return reaches(harm.provincialPortalHours(), from.provincialPortalHours())
                    || reaches(harm.portalHours(), from.portalHours())
                    || reaches(harm.wholeHours(), from.wholeHours())
                    || reaches(harm.mainFunctionHours(), from.mainFunctionHours())
                    || reaches(harm.people(), from.people())
                    || reaches(harm.persons(), from.persons())
                    || reaches(harm.lossYuan(), from.lossYuan());
        }

        private static boolean reaches(@Nullable Number measured, @Nullable Number from) {
            return measured != null && from != null && measured.doubleValue() >= from.doubleValue();
        }
    }

    /** The level that the harm makes it at least. */
    int least(@Nullable Harm harm) {
        if (harm == null) return GENERAL;
        return thresholds.stream()
                .filter(threshold -> threshold.isMetBy(harm))
                .mapToInt(Threshold::level)
                .min()
                .orElse(GENERAL);
    }

    /** Whether the authority must be told of one of that level. */
    boolean isReportable(@Nullable Classification classification) {
        return classification != null && report != null && classification.level() <= reportLevel;
    }

    /** What is owed from when it became known. */
    List<Term> terms(Classification classification, Instant knownAt) {
        var terms = new ArrayList<Term>();
        if (report != null && isReportable(classification))
            terms.add(new Term(Clock.REPORT, knownAt.plus(report.within()), null, report.to(), false));
        if (classification.crime() && policeWithin != null)
            terms.add(new Term(Clock.POLICE, knownAt.plus(policeWithin), null, police, false));
        return terms;
    }

    @Nullable
    Instant summariseBy(@Nullable Classification classification, Instant resolvedAt) {
        return isReportable(classification) ? resolvedAt.plus(summaryWithin) : null;
    }
}
