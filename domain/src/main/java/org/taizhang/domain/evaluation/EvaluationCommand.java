package org.taizhang.domain.evaluation;

import static org.taizhang.domain.Role.APPROVER;
import static org.taizhang.domain.Role.OPERATOR;
import static org.taizhang.domain.Role.SYSTEM;
import static org.taizhang.domain.Role.WATCH;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.taizhang.domain.Needs;
import org.taizhang.domain.evaluation.EvaluationEvent.Site;
import org.taizhang.domain.evaluation.EvaluationEvent.Values;

/** What can be asked of an evaluation. */
public sealed interface EvaluationCommand {
    @TargetAggregateIdentifier
    UUID evaluation();

    @Needs({WATCH, OPERATOR, APPROVER, SYSTEM})
    record Begin(UUID evaluation, Site site) implements EvaluationCommand {}

    @Needs({WATCH, OPERATOR, APPROVER, SYSTEM})
    record Observe(UUID evaluation, Values values) implements EvaluationCommand {}

    /** Asks for the judgement, which follows from the values alone. */
    @Needs({OPERATOR, APPROVER, SYSTEM})
    record Conclude(UUID evaluation) implements EvaluationCommand {}
}
