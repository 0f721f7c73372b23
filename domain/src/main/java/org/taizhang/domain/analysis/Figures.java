package org.taizhang.domain.analysis;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a month came to. No person is named: whoever is erased is not in it.
 *
 * @param listed how many a list names at most, the most telling first, so that all fits into one entry of the ledger
 */
public record Figures(
        int listed,
        Incidents incidents,
        Problems problems,
        Changes changes,
        Backups backups,
        Restores restores,
        Availability availability,
        Alerts alerts,
        Watches watches,
        Compliance compliance) {

    /** How many there were of something. */
    public record Count(String of, long count) {}

    /** How many there were of what, most first; and of all that is not named. */
    public record Breakdown(List<Count> counts, long others) {}

    /**
     * How long something took; null where there was nothing.
     *
     * @param median of an even number the lesser of the two in the middle
     */
    public record Spread(
            long count,
            @Nullable Duration mean,
            @Nullable Duration median,
            @Nullable Duration longest) {}

    /** How many there were in a month. */
    public record Month(String month, long count) {}

    /**
     * @param open at the end of the month
     * @param repeats whose cause had led to an incident before
     * @param security those found to be of security
     * @param problems those handed over to a problem
     * @param late those not accepted, or not resolved, in time
     * @param byPriority of those reported, as graded last; 0 for not graded
     * @param trend of those reported, from the same month of the last year on
     */
    public record Incidents(
            long reported,
            long resolved,
            long closed,
            long reopened,
            long open,
            long repeats,
            long security,
            long problems,
            long reviewed,
            Late late,
            Breakdown byPriority,
            Breakdown byKind,
            Breakdown byUnit,
            Spread response,
            Spread resolution,
            List<Month> trend) {}

    /** Incidents that were not responded to, or not resolved, in time. */
    public record Late(long response, long resolution) {}

    /**
     * @param knownErrors those analysed that have a workaround
     * @param exemptions granted, to be solved without a change
     * @param overdue how often something was owed of one and not there
     * @param open at the end of the month
     */
    public record Problems(
            long identified,
            long solved,
            long closed,
            long dismissed,
            long reopened,
            long knownErrors,
            long exemptions,
            long overdue,
            long open,
            Breakdown byOrigin,
            Breakdown bySeverity,
            Breakdown byCategory,
            Spread solution,
            List<Month> trend) {}

    /**
     * @param urgentShare of those requested, 0 to 1
     * @param fallbacks how often a change was rolled back
     * @param successShare of those ended, 0 to 1
     * @param overran those that ended after their window
     * @param unjustified those whose urgency the review did not confirm
     * @param overdue how often something was owed of one and not there
     * @param trend of those ended
     */
    public record Changes(
            long requested,
            long urgent,
            @Nullable Double urgentShare,
            long approved,
            long rejected,
            long withdrawn,
            long ended,
            long fallbacks,
            @Nullable Double successShare,
            long overran,
            long unjustified,
            long overdue,
            Breakdown byOutcome,
            Breakdown byKind,
            List<Month> trend) {}

    /**
     * @param policies in force at the end of the month
     * @param successShare of all runs, 0 to 1
     * @param recovered failed runs that another made good for
     * @param missed runs that did not come
     * @param unsound runs whose content was found damaged
     * @param trials of backups, whether they can be used
     * @param checks by people, of a day's backups
     * @param byMethod of those that completed
     * @param trend of those that failed or did not come
     */
    public record Backups(
            long policies,
            long completed,
            long failed,
            @Nullable Double successShare,
            long recovered,
            long missed,
            long unsound,
            Trials trials,
            long checks,
            Breakdown byMethod,
            List<Month> trend) {}

    /** How often something was tried, and how that went. */
    public record Trials(long sound, long unsound) {}

    /**
     * @param tests before a restore, or as a drill
     * @param urgent those executed without a test before
     * @param verified restores whose result was looked at
     * @param overdue how often something was owed of one and not there
     */
    public record Restores(long planned, Trials tests, long executed, long urgent, Trials verified, long overdue) {}

    /**
     * @param targets watched on at least one day
     * @param share of all runs of probes, 0 to 1
     * @param unwatched how long nothing was observed, all targets together
     * @param least the least available first
     */
    public record Availability(
            long targets,
            @Nullable Double share,
            Duration unwatched,
            List<KindShare> byKind,
            List<Watched> least,
            List<MonthShare> trend) {}

    /** How available the targets of one kind were, all runs together. */
    public record KindShare(String kind, long targets, double share) {}

    /** How available one target was: the share of its probes that succeeded. */
    public record Watched(
            UUID target,
            String name,
            String kind,
            String unit,
            long runs,
            long failures,
            double share,
            long gaps,
            Duration unwatched) {}

    /** @param share null where nothing was watched */
    public record MonthShare(String month, @Nullable Double share) {}

    /**
     * @param suppressed of which nobody was told when they began, or later
     * @param standing at the end of the month
     * @param flapping how often one began to change too often to be told each time
     */
    public record Alerts(
            long raised,
            long suppressed,
            long acknowledged,
            long escalated,
            long cleared,
            long standing,
            long flapping,
            Breakdown bySeverity,
            Breakdown byKind,
            List<Noise> noisiest,
            Spread acknowledgement,
            Spread duration,
            List<Month> trend) {}

    /** How often one rule fired, and of how many targets. */
    public record Noise(String rule, String kind, long raised, long targets) {}

    /** @param rosters the least covered first */
    public record Watches(long missed, long unsigned, List<Covered> rosters) {}

    /**
     * How much of what a roster asks for somebody had signed for.
     *
     * @param share 0 to 1; null where nothing was asked for
     * @param unsigned watches taken over from somebody who had not handed them over
     */
    public record Covered(
            UUID duty,
            String name,
            String unit,
            Duration owed,
            Duration covered,
            @Nullable Double share,
            long watches,
            long unsigned,
            long missed,
            long gaps) {}

    /**
     * How the requirements of the standard stood.
     *
     * @param catalogue digest of which events prove what and how often, since that may be another later
     */
    public record Compliance(
            String catalogue, long met, long due, long overdue, long none, List<Requirement> requirements) {}

    /** How one requirement stood: how many events prove it, and how many the contrary. */
    public record Requirement(String id, Verdict verdict, long evidence, long breaches) {}

    /** How a requirement stands: kept, owed still, overdue, or never asked nor proven. */
    public enum Verdict {
        MET,
        DUE,
        OVERDUE,
        NONE
    }
}
