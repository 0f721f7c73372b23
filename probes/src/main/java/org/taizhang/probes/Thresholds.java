package org.taizhang.probes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.observation.Comparison;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Sample;
import org.taizhang.domain.observation.Threshold;

/**
 * Judges observations by thresholds, from the times they carry and no clock.
 *
 * <p>Says what changes, and once whatever the level is after a start, a {@link #forget} or a change of what the rule
 * compares: whoever lost track hears it again. A run without the metric changes nothing. Observations of one target come
 * one after the other, those of different targets as they like.
 */
public final class Thresholds {
    private final ConcurrentMap<UUID, Map<String, State>> targets = new ConcurrentHashMap<>();

    /** What a rule has come to. */
    public sealed interface Decision {
        UUID target();

        Threshold rule();

        /** The time of the observation that decided. */
        Instant at();

        /**
         * The comparison has held as long as the rule asks.
         *
         * @param worst of the run that decided
         * @param since when the comparison began to hold
         */
        record Breach(UUID target, Threshold rule, Sample worst, Instant since, Instant at) implements Decision {}

        /**
         * Every instance of the metric is back beyond the value that clears.
         *
         * @param sample the one closest to the limit
         */
        record Recovered(UUID target, Threshold rule, Sample sample, Instant at) implements Decision {}
    }

    private enum Level {
        BREACHED,
        CLEAR
    }

    /**
     * Where a rule stands.
     *
     * @param told what was said last, or null where nothing was
     * @param since when the comparison began to hold, or null where it does not
     */
    private record State(
            Threshold rule, @Nullable Level told, @Nullable Instant since) {}

    /** Judges one observation by the rules its target has now; rules no longer among them are forgotten. */
    public List<Decision> judge(List<Threshold> rules, Observation seen) {
        var decisions = new ArrayList<Decision>();
        targets.compute(seen.target(), (target, was) -> {
            var is = new HashMap<String, State>();
            for (var rule : rules) {
                var state = was == null ? null : was.get(rule.rule());
                if (state == null || !state.rule.comparesLike(rule)) state = new State(rule, null, null);
                is.put(rule.rule(), judge(rule, state, seen, decisions));
            }
            return is.isEmpty() ? null : is;
        });
        return decisions;
    }

    /** Forgets the target, so that its next observation tells every level anew. */
    public void forget(UUID target) {
        targets.remove(target);
    }

    private static State judge(Threshold rule, State state, Observation seen, List<Decision> decisions) {
        var worst = worst(rule, seen.samples());
        if (worst == null) return state;
        if (holds(rule, worst)) {
            var since = state.since == null ? seen.at() : state.since;
            var asked = rule.holds() == null ? Duration.ZERO : rule.holds();
            if (state.told == Level.BREACHED
                    || Duration.between(since, seen.at()).compareTo(asked) < 0)
                return new State(rule, state.told, since);
            decisions.add(new Decision.Breach(seen.target(), rule, worst, since, seen.at()));
            return new State(rule, Level.BREACHED, since);
        }
        if (state.told == Level.CLEAR || !isClear(rule, worst.value())) return new State(rule, state.told, null);
        decisions.add(new Decision.Recovered(seen.target(), rule, worst, seen.at()));
        return new State(rule, Level.CLEAR, null);
    }

    /** The worst of the metric's instances: one for which the comparison holds before any for which it does not. */
    private static @Nullable Sample worst(Threshold rule, List<Sample> samples) {
        Sample worst = null;
        for (var sample : samples)
            if (sample.metric().equals(rule.metric())
                    && Double.isFinite(sample.value())
                    && (worst == null || isWorse(rule, sample, worst))) worst = sample;
        return worst;
    }

    private static boolean isWorse(Threshold rule, Sample a, Sample b) {
        return holds(rule, a) == holds(rule, b) ? rule.comparison().worse(a.value(), b.value()) : holds(rule, a);
    }

    private static boolean holds(Threshold rule, Sample sample) {
        return rule.comparison().holds(sample.value(), rule.value());
    }

    /** Whether a value for which the comparison does not hold is beyond the one that clears; equality knows none. */
    private static boolean isClear(Threshold rule, double value) {
        var clearAt = rule.clearAt();
        if (clearAt == null || rule.comparison() == Comparison.EQUAL || rule.comparison() == Comparison.NOT_EQUAL)
            return true;
        return value == clearAt || !rule.comparison().holds(value, clearAt);
    }
}
