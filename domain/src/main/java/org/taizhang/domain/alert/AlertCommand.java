package org.taizhang.domain.alert;

import static org.taizhang.domain.Role.OPERATOR;
import static org.taizhang.domain.Role.SOURCE;
import static org.taizhang.domain.Role.SYSTEM;
import static org.taizhang.domain.Role.WATCH;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Needs;
import org.taizhang.domain.alert.AlertEvent.Acknowledgement;
import org.taizhang.domain.alert.AlertEvent.End;
import org.taizhang.domain.alert.AlertEvent.Firing;
import org.taizhang.domain.alert.AlertEvent.Suppression;

/** What can be asked of an alert. */
public sealed interface AlertCommand {
    @TargetAggregateIdentifier
    UUID alert();

    /** Says that the rule holds now; says nothing new where the alert already stands as said. */
    @Needs({SYSTEM, SOURCE})
    record Raise(
            UUID alert,
            UUID target,
            String unit,
            Firing firing,
            Instant since,
            @Nullable Suppression suppression) implements AlertCommand {}

    @Needs({WATCH, OPERATOR})
    record Acknowledge(UUID alert, Acknowledgement acknowledgement) implements AlertCommand {}

    /** Says that the time to acknowledge may be over. */
    @Needs(SYSTEM)
    record Escalate(UUID alert) implements AlertCommand {}

    /** Says that a flapping alert may have been quiet for long enough. */
    @Needs(SYSTEM)
    record Settle(UUID alert) implements AlertCommand {}

    /** Says that the rule holds no longer. */
    @Needs({SYSTEM, SOURCE})
    record Clear(UUID alert, End end) implements AlertCommand {}
}
