package org.taizhang.domain.manual;

import static org.taizhang.domain.Role.*;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.taizhang.domain.Needs;
import org.taizhang.domain.Statement;
import org.taizhang.domain.manual.ManualEvent.Binding;
import org.taizhang.domain.manual.ManualEvent.Cause;
import org.taizhang.domain.manual.ManualEvent.Manuscript;

/** What can be asked of an operation manual. */
public sealed interface ManualCommand {
    @TargetAggregateIdentifier
    UUID manual();

    @Needs(OPERATOR)
    record Open(UUID manual, Binding binding, Manuscript manuscript) implements ManualCommand {}

    @Needs(OPERATOR)
    record Draft(UUID manual, Manuscript manuscript) implements ManualCommand {}

    @Needs(OPERATOR)
    record Revise(UUID manual, Manuscript manuscript, Cause cause) implements ManualCommand {}

    /** Says that what the manual describes has changed, so that a revision is owed. */
    @Needs({WATCH, OPERATOR, APPROVER, SYSTEM})
    record NoteChange(UUID manual, Cause cause) implements ManualCommand {}

    @Needs(OPERATOR)
    record Submit(UUID manual) implements ManualCommand {}

    @Needs(APPROVER)
    record SendBack(UUID manual, Statement statement) implements ManualCommand {}

    @Needs(APPROVER)
    record Approve(UUID manual, Statement statement) implements ManualCommand {}

    @Needs(APPROVER)
    record Retire(UUID manual, Statement statement) implements ManualCommand {}

    /** Says that a revision may be overdue. */
    @Needs(SYSTEM)
    record NoteLapse(UUID manual) implements ManualCommand {}
}
