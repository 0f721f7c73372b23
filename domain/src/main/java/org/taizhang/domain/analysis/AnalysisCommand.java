package org.taizhang.domain.analysis;

import static org.taizhang.domain.Role.APPROVER;
import static org.taizhang.domain.Role.OPERATOR;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.taizhang.domain.Needs;
import org.taizhang.domain.analysis.AnalysisEvent.Scope;
import org.taizhang.domain.analysis.AnalysisEvent.Signature;

/** What can be asked of the analysis of a month. */
public sealed interface AnalysisCommand {
    @TargetAggregateIdentifier
    UUID analysis();

    /** Also anew, until it is signed. */
    @Needs(OPERATOR)
    record Compile(UUID analysis, Scope scope) implements AnalysisCommand {}

    @Needs(APPROVER)
    record Sign(UUID analysis, Signature signature) implements AnalysisCommand {}
}
