package org.taizhang.domain.target;

import static org.taizhang.domain.Role.OPERATOR;
import static org.taizhang.domain.Role.SYSTEM;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Needs;
import org.taizhang.domain.target.TargetEvent.Definition;
import org.taizhang.domain.target.TargetEvent.Maintenance;

/** What can be asked of a target. */
public sealed interface TargetCommand {
    @TargetAggregateIdentifier
    UUID target();

    @Needs({OPERATOR, SYSTEM})
    record Register(UUID target, Definition definition) implements TargetCommand {}

    /** Asked by a person, or by the product where a file declares its targets. */
    @Needs({OPERATOR, SYSTEM})
    record Revise(UUID target, Definition definition) implements TargetCommand {}

    /** Asked by a person, or by the product when the window of a change begins. */
    @Needs({OPERATOR, SYSTEM})
    record Pause(UUID target, Maintenance maintenance) implements TargetCommand {}

    /** @param change whose window is over early; null where the pause as it stands is meant */
    @Needs({OPERATOR, SYSTEM})
    record Resume(UUID target, @Nullable UUID change) implements TargetCommand {}

    /** Asked by a person, or by the product where the file that declared the target does so no longer. */
    @Needs({OPERATOR, SYSTEM})
    record Retire(UUID target, String reason) implements TargetCommand {}

    /** Takes in what a run saw that is no number; what is known already is no news. */
    @Needs(SYSTEM)
    record Learn(UUID target, Map<String, String> facts, Instant seenAt) implements TargetCommand {}
}
