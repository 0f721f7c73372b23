package org.taizhang.probes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.taizhang.domain.observation.Absence;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Sample;
import org.taizhang.probes.Standing.Level;

/**
 * Finds what is not observed for longer than it may be; whoever asks says the time.
 *
 * <p>A rule's grace begins when its watch does: after a start nothing is missing before it could have been seen. Each
 * absence is said once, and its end at the next observation, as is once after a start that nothing is missing.
 */
public final class Absences {
    /** How long a metric has been missing, in seconds; the metric is the instance. */
    public static final String METRIC = "absence_seconds";

    /** How much later than it might a run may begin, and be told of. */
    private static final Duration LATE = Duration.ofSeconds(2);

    private final Map<UUID, Watching> targets = new ConcurrentHashMap<>();

    private static final class Watching {
        private final Map<String, Instant> begun = new HashMap<>();
        private final Map<String, Instant> last = new HashMap<>();
        private final Set<String> missing = new HashSet<>();
        private final Set<String> present = new HashSet<>();
        private List<Absence> rules = List.of();
        private Duration interval = Duration.ZERO;
        private Duration timeout = Duration.ZERO;

        private Instant since(Absence rule) {
            var from = begun.getOrDefault(rule.rule(), Instant.MAX);
            var seen = last.get(rule.metric());
            return seen == null || seen.isBefore(from) ? from : seen;
        }

        /** A run that takes all the time it may is no absence, however few intervals a rule allows. */
        private Duration grace(Absence rule) {
            var intervals = interval.multipliedBy(rule.intervals());
            var longestRun = interval.plus(timeout).plus(LATE);
            return intervals.compareTo(longestRun) > 0 ? intervals : longestRun;
        }
    }

    /** Watches for the target, or goes on with other rules; the grace of those begins now that are new. */
    public void watch(UUID target, List<Absence> rules, Duration interval, Duration timeout, Instant now) {
        targets.compute(target, (id, was) -> {
            if (rules.isEmpty()) return null;
            var watching = was == null ? new Watching() : was;
            watching.rules = List.copyOf(rules);
            watching.interval = interval;
            watching.timeout = timeout;
            var names = rules.stream().map(Absence::rule).toList();
            watching.begun.keySet().retainAll(names);
            names.forEach(name -> watching.begun.putIfAbsent(name, now));
            watching.missing.retainAll(names);
            watching.present.retainAll(names);
            return watching;
        });
    }

    public void forget(UUID target) {
        targets.remove(target);
    }

    /** What is observed again, or for the first time since the watch began. */
    public List<Decision> seen(Observation observation) {
        var decisions = new ArrayList<Decision>();
        targets.computeIfPresent(observation.target(), (id, watching) -> {
            for (var rule : watching.rules) {
                if (!isIn(observation, rule.metric())) continue;
                var first = watching.present.add(rule.rule());
                if (watching.missing.remove(rule.rule()) || first)
                    decisions.add(new Decision.Recovered(id, rule, missing(rule, 0), observation.at()));
            }
            // Of a run nothing was known before its end.
            var end = observation.at().plus(observation.took());
            for (var sample : observation.samples())
                watching.last.merge(sample.metric(), end, (a, b) -> a.isAfter(b) ? a : b);
            return watching;
        });
        return decisions;
    }

    /** What is missing now and was not said to be. */
    public List<Decision.Breach> missing(Instant now) {
        var decisions = new ArrayList<Decision.Breach>();
        for (var target : targets.keySet())
            targets.computeIfPresent(target, (id, watching) -> {
                for (var rule : watching.rules)
                    if (isMissing(watching, rule, now) && watching.missing.add(rule.rule())) {
                        watching.present.remove(rule.rule());
                        decisions.add(breach(id, watching, rule, now));
                    }
                return watching;
            });
        return decisions;
    }

    /** The targets of which something was said to be missing and still is. */
    public Set<UUID> told() {
        var found = new HashSet<UUID>();
        for (var target : targets.keySet())
            targets.computeIfPresent(target, (id, watching) -> {
                if (!watching.missing.isEmpty()) found.add(id);
                return watching;
            });
        return found;
    }

    /** Says again what is missing, if it is. */
    public void doubt(Decision.Breach said) {
        targets.computeIfPresent(said.target(), (id, watching) -> {
            watching.missing.remove(said.rule().rule());
            return watching;
        });
    }

    /** Where each rule of the target stands. */
    public List<Standing> standing(UUID target, Instant now) {
        var found = new ArrayList<Standing>();
        targets.computeIfPresent(target, (id, watching) -> {
            for (var rule : watching.rules) found.add(standing(watching, rule, now));
            return watching;
        });
        return found;
    }

    private static Standing standing(Watching watching, Absence rule, Instant now) {
        var seen = watching.last.get(rule.metric());
        var missing = watching.missing.contains(rule.rule());
        var level = missing ? Level.BREACHED : seen == null ? Level.UNSEEN : Level.CLEAR;
        var sample = missing(rule, seconds(Duration.between(watching.since(rule), now)));
        return new Standing(
                rule, level, sample, seconds(watching.grace(rule)), missing ? watching.since(rule) : null, seen);
    }

    private static Decision.Breach breach(UUID target, Watching watching, Absence rule, Instant now) {
        var since = watching.since(rule);
        var sample = missing(rule, seconds(Duration.between(since, now)));
        return new Decision.Breach(target, rule, sample, seconds(watching.grace(rule)), since, now);
    }

    private static boolean isMissing(Watching watching, Absence rule, Instant now) {
        return Duration.between(watching.since(rule), now).compareTo(watching.grace(rule)) > 0;
    }

    private static boolean isIn(Observation observation, String metric) {
        return observation.samples().stream().anyMatch(sample -> Compared.isOf(metric, sample));
    }

    private static Sample missing(Absence rule, double seconds) {
        return new Sample(METRIC, rule.metric(), seconds);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
