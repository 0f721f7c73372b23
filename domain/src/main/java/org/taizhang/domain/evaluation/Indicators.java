package org.taizhang.domain.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.evaluation.EvaluationEvent.Effect;
import org.taizhang.domain.evaluation.EvaluationEvent.Medium;
import org.taizhang.domain.evaluation.EvaluationEvent.Site;
import org.taizhang.domain.observation.Comparison;

/** The conditions in force, and how they are scored. */
public record Indicators(List<Condition> conditions, Scoring scoring) {
    public Indicators {
        conditions = List.copyOf(conditions);
    }

    /**
     * A condition that is breached, or earned, where an observed value compares so with the limit.
     *
     * @param number within its indicator, from 1
     * @param points that it takes or gives; 0 for a veto
     * @param each whether that is for each one observed
     * @param most that its indicator takes or gives in all; null where that is not known
     */
    public record Condition(
            String indicator,
            int number,
            Medium medium,
            Effect effect,
            String text,
            Comparison comparison,
            double limit,
            double points,
            boolean each,
            @Nullable Double most) {
        String key() {
            return Indicators.key(indicator, number);
        }

        boolean isMet(double value) {
            return comparison.holds(value, limit);
        }

        double worth(double value) {
            return each ? points * value : points;
        }
    }

    /**
     * @param full points before anything is deducted
     * @param passing below which it has failed
     * @param bonusAbove above which a bonus counts
     * @param mostBonus in all
     */
    public record Scoring(double full, double passing, double bonusAbove, double mostBonus) {}

    /** Those by which a site is judged: scored ones hold for portals alone. */
    List<Condition> of(Site site) {
        return conditions.stream()
                .filter(condition -> condition.medium() == site.medium())
                .filter(condition -> condition.effect() == Effect.VETO || site.portal())
                .toList();
    }

    Optional<Condition> find(Site site, String key) {
        return of(site).stream()
                .filter(condition -> condition.key().equals(key))
                .findFirst();
    }

    /** What such conditions come to, each indicator at most what it is worth. */
    double sum(Map<Condition, Double> met, Effect effect) {
        var byIndicator = new HashMap<String, Double>();
        met.forEach((condition, value) -> {
            if (condition.effect() != effect) return;
            var most = condition.most() == null ? Double.MAX_VALUE : condition.most();
            byIndicator.merge(
                    condition.indicator(), Math.min(most, condition.worth(value)), (a, b) -> Math.min(most, a + b));
        });
        return byIndicator.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    static String key(String indicator, int condition) {
        return indicator + "." + condition;
    }
}
