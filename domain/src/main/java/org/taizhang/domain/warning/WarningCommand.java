package org.taizhang.domain.warning;

import static org.taizhang.domain.Role.APPROVER;
import static org.taizhang.domain.Role.OPERATOR;
import static org.taizhang.domain.Role.SYSTEM;
import static org.taizhang.domain.Role.WATCH;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.taizhang.domain.Needs;
import org.taizhang.domain.Statement;
import org.taizhang.domain.warning.WarningEvent.Hazard;
import org.taizhang.domain.warning.WarningEvent.Notice;
import org.taizhang.domain.warning.WarningEvent.Verification;

/** What can be asked of a warning. */
public sealed interface WarningCommand {
    @TargetAggregateIdentifier
    UUID warning();

    @Needs({WATCH, OPERATOR})
    record Find(UUID warning, Hazard hazard) implements WarningCommand {}

    @Needs({OPERATOR, APPROVER})
    record Verify(UUID warning, Verification verification) implements WarningCommand {}

    @Needs({OPERATOR, APPROVER})
    record Dismiss(UUID warning, Statement statement) implements WarningCommand {}

    @Needs({WATCH, OPERATOR})
    record TakePrecaution(UUID warning, Statement statement) implements WarningCommand {}

    @Needs({OPERATOR, APPROVER})
    record Issue(UUID warning, Notice notice) implements WarningCommand {}

    @Needs({OPERATOR, APPROVER})
    record Lift(UUID warning, Statement statement) implements WarningCommand {}

    /** Says that the time to verify it may be over. */
    @Needs(SYSTEM)
    record NoteOverdue(UUID warning) implements WarningCommand {}
}
