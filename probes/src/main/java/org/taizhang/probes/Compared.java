package org.taizhang.probes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.observation.Baseline;
import org.taizhang.domain.observation.Comparison;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Sample;
import org.taizhang.domain.observation.Threshold;
import org.taizhang.domain.observation.WeekBefore;

/**
 * A sample beside what its rule compares it with.
 *
 * @param base by which the rule's values are multiplied: 1 where they are constants
 */
record Compared(Threshold rule, Sample sample, double base) {

    /** Every sample of the rule's metric for which there is something to compare with. */
    static List<Compared> all(Threshold rule, Observation seen, WeekBefore weekBefore) {
        var all = new ArrayList<Compared>();
        for (var sample : seen.samples()) {
            if (!isOf(rule.metric(), sample)) continue;
            var base = base(rule, sample, seen, weekBefore);
            if (base != null) all.add(new Compared(rule, sample, base));
        }
        return all;
    }

    static boolean isOf(String metric, Sample sample) {
        return sample.metric().equals(metric) && Double.isFinite(sample.value());
    }

    /** The worst: one for which the comparison holds before any for which it does not. */
    static @Nullable Compared worst(List<Compared> all) {
        Compared worst = null;
        for (var one : all) if (worst == null || one.isWorseThan(worst)) worst = one;
        return worst;
    }

    private boolean isWorseThan(Compared other) {
        return holds() == other.holds()
                ? rule.comparison().worse(sample.value() / base, other.sample.value() / other.base)
                : holds();
    }

    boolean holds() {
        return rule.comparison().holds(sample.value(), limit());
    }

    double limit() {
        return rule.value() * base;
    }

    /** Whether a value for which the comparison does not hold is beyond the one that clears; equality knows none. */
    boolean isClear() {
        var clearAt = rule.clearAt();
        if (clearAt == null || rule.comparison() == Comparison.EQUAL || rule.comparison() == Comparison.NOT_EQUAL)
            return true;
        var value = sample.value();
        return value == clearAt * base || !rule.comparison().holds(value, clearAt * base);
    }

    private static @Nullable Double base(Threshold rule, Sample sample, Observation seen, WeekBefore weekBefore) {
        return switch (rule.against()) {
            case null -> 1.0;
            case Baseline.OtherMetric other -> positive(value(other.metric(), sample.instance(), seen.samples()));
            case Baseline.LastWeek ignored -> positive(mean(seen.target(), sample, seen.at(), weekBefore));
        };
    }

    private static @Nullable Double mean(UUID target, Sample sample, Instant at, WeekBefore weekBefore) {
        return weekBefore.mean(target, sample.metric(), sample.instance(), at);
    }

    /** That of the same instance, or the one that the metric has for all. */
    private static @Nullable Double value(String metric, String instance, List<Sample> samples) {
        Double forAll = null;
        for (var sample : samples) {
            if (!isOf(metric, sample)) continue;
            if (sample.instance().equals(instance)) return sample.value();
            if (sample.instance().isEmpty()) forAll = sample.value();
        }
        return forAll;
    }

    private static @Nullable Double positive(@Nullable Double value) {
        return value != null && value > 0 && Double.isFinite(value) ? value : null;
    }
}
