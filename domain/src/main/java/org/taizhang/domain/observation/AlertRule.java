package org.taizhang.domain.observation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What may raise an alert of a target: named within the target, of one metric, with what the alert says. */
public sealed interface AlertRule permits Threshold, Absence {
    /** What the name of a rule looks like. */
    String NAME = "[a-z0-9][a-z0-9-]{0,62}";

    String rule();

    String metric();

    int severity();

    String text();

    @Nullable
    String textEn();

    @Nullable
    Duration acknowledgeWithin();

    /** Whether its open alert keeps those of other rules of the target silent. */
    boolean silencesOthers();

    /**
     * Whether the open alert of this rule keeps one of the other silent: never a severer one, and of two that would
     * silence each other neither.
     */
    default boolean inhibits(AlertRule other) {
        return silencesOthers()
                && !rule().equals(other.rule())
                && (severity() < other.severity() || (severity() == other.severity() && !other.silencesOthers()));
    }
}
