package org.taizhang.api.target;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.List;
import org.taizhang.domain.alert.AlertEvent.Firing;
import org.taizhang.domain.observation.AlertRule;
import org.taizhang.domain.observation.Comparison;
import org.taizhang.domain.observation.EffectiveRules;
import org.taizhang.domain.observation.RuleKind;
import org.taizhang.domain.observation.Sample;
import org.taizhang.domain.observation.Threshold;
import org.taizhang.projections.target.TargetView;

/** A target as it is watched, with the rules that hold for it. */
record Watching(TargetView target, EffectiveRules rules) {
    private static final List<String> USUAL_ESCALATION = List.of("role:WATCH", "role:OPERATOR");

    boolean asks(String rule) {
        return rules.named(rule) != null;
    }

    boolean isLike(Watching other) {
        return target.isWatchedAs(other.target) && rules.equals(other.rules);
    }

    /** What an alert of the rule says of a sample. */
    Firing firing(AlertRule rule, Sample sample, double limit) {
        var definition = target.definition();
        var route = new LinkedHashSet<>(List.of(definition.owner()));
        route.addAll(definition.escalation().isEmpty() ? USUAL_ESCALATION : definition.escalation());
        return new Firing(
                rule.rule(),
                definition.name(),
                definition.kind(),
                sample,
                rule instanceof Threshold threshold ? threshold.comparison() : Comparison.ABOVE,
                limit,
                rule.severity(),
                filled(rule.text(), sample, limit),
                List.copyOf(route),
                rule.acknowledgeWithin(),
                rule instanceof Threshold ? RuleKind.THRESHOLD : RuleKind.ABSENCE,
                rule.textEn() == null ? null : filled(rule.textEn(), sample, limit),
                null);
    }

    private String filled(String text, Sample sample, double limit) {
        return text.replace("{target}", target.definition().name())
                .replace("{metric}", sample.metric())
                .replace("{instance}", sample.instance())
                .replace("{value}", plain(sample.value()))
                .replace("{limit}", plain(limit));
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value)
                .setScale(3, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
