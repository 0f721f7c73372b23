package org.taizhang.api.rule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.observation.Absence;
import org.taizhang.domain.observation.EffectiveRules.Effective;
import org.taizhang.domain.observation.RuleKind;
import org.taizhang.domain.observation.RuleOrigin;
import org.taizhang.domain.observation.Sample;
import org.taizhang.domain.observation.Threshold;
import org.taizhang.probes.Standing;

/**
 * A rule that holds.
 *
 * @param from the unit that says it; the kind where the product does
 * @param reason why it is as it is, of the product's own, Chinese before English
 * @param standing where it stands for a target; null where none is asked for, or none is watched
 */
public record RuleInForce(
        String rule,
        RuleKind kind,
        RuleOrigin origin,
        String from,
        @Nullable Threshold threshold,
        @Nullable Absence absence,
        @Nullable String reason,
        @Nullable RuleStanding standing) {

    /** Where a rule of a target stands. */
    public record RuleStanding(
            Standing.Level level,
            @Nullable Sample worst,
            @Nullable Double limit,
            @Nullable Instant since,
            @Nullable Instant at) {
        static RuleStanding of(Standing standing) {
            return new RuleStanding(
                    standing.level(), standing.worst(), standing.limit(), standing.since(), standing.at());
        }
    }

    /** As it is shown. */
    public static RuleInForce of(Effective rule, Defaults.@Nullable Reason reason, @Nullable Standing standing) {
        return new RuleInForce(
                rule.rule().rule(),
                rule.rule() instanceof Absence ? RuleKind.ABSENCE : RuleKind.THRESHOLD,
                rule.origin(),
                rule.from(),
                rule.rule() instanceof Threshold threshold ? threshold : null,
                rule.rule() instanceof Absence absence ? absence : null,
                reason == null ? null : reason.zh() + " / " + reason.en(),
                standing == null ? null : RuleStanding.of(standing));
    }
}
