package org.taizhang.domain.inspection;

import static org.taizhang.domain.Role.APPROVER;
import static org.taizhang.domain.Role.OPERATOR;
import static org.taizhang.domain.Role.SOURCE;
import static org.taizhang.domain.Role.SYSTEM;
import static org.taizhang.domain.Role.WATCH;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.taizhang.domain.Needs;
import org.taizhang.domain.Statement;
import org.taizhang.domain.inspection.InspectionEvent.Result;

/** What can be asked of a plan of checks. */
public sealed interface InspectionCommand {
    @TargetAggregateIdentifier
    UUID inspection();

    @Needs({OPERATOR, APPROVER})
    record Plan(UUID inspection, InspectionEvent.Plan plan) implements InspectionCommand {}

    @Needs({OPERATOR, APPROVER})
    record Revise(UUID inspection, InspectionEvent.Plan plan) implements InspectionCommand {}

    @Needs({WATCH, OPERATOR, APPROVER, SYSTEM, SOURCE})
    record Check(UUID inspection, UUID check, Result result) implements InspectionCommand {}

    @Needs(APPROVER)
    record Excuse(UUID inspection, Statement statement) implements InspectionCommand {}

    /** Says that a period may have passed without a check. */
    @Needs(SYSTEM)
    record NoteMissed(UUID inspection) implements InspectionCommand {}

    @Needs(APPROVER)
    record End(UUID inspection, Statement statement) implements InspectionCommand {}
}
