package org.taizhang.projections.rule;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.observation.Rules;
import org.taizhang.domain.rule.RuleEvent;
import org.taizhang.domain.rule.RuleEvent.*;
import org.taizhang.projections.Recorded;

/** What one unit says of the rules of one kind; where it says nothing there is no document. */
public record RuleView(UUID id, String unit, String kind, Rules rules, String changedBy, Instant changedAt) {

    public static @Nullable RuleView evolve(@Nullable RuleView was, Recorded<RuleEvent> recorded) {
        return switch (recorded.event()) {
            case Configured e ->
                new RuleView(
                        e.rule(),
                        recorded.unit(),
                        e.kind(),
                        e.rules(),
                        recorded.actor().name(),
                        recorded.time());
            case Withdrawn e -> null;
        };
    }
}
