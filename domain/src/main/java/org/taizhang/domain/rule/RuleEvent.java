package org.taizhang.domain.rule;

import java.util.UUID;
import org.taizhang.domain.Ids;
import org.taizhang.domain.Topical;
import org.taizhang.domain.observation.Rules;

/** What can have happened to the rules of a kind in a unit. */
public sealed interface RuleEvent {
    UUID rule();

    record Configured(UUID rule, String kind, Rules rules) implements RuleEvent, Topical {
        @Override
        public String topic() {
            return kind;
        }
    }

    /** The unit has nothing of its own to say any more. */
    record Withdrawn(UUID rule, String kind) implements RuleEvent {}

    /** There is one configuration for each kind in each unit. */
    static UUID id(String unit, String kind) {
        return Ids.of("rule", unit, kind);
    }
}
