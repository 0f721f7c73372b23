package org.taizhang.domain.medium;

import static org.taizhang.domain.Role.APPROVER;
import static org.taizhang.domain.Role.OPERATOR;
import static org.taizhang.domain.Role.SYSTEM;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.taizhang.domain.Needs;
import org.taizhang.domain.Statement;
import org.taizhang.domain.medium.MediumEvent.Destruction;
import org.taizhang.domain.medium.MediumEvent.Place;
import org.taizhang.domain.medium.MediumEvent.Release;
import org.taizhang.domain.medium.MediumEvent.Return;

/** What can be asked of a medium. */
public sealed interface MediumCommand {
    @TargetAggregateIdentifier
    UUID medium();

    @Needs(OPERATOR)
    record Label(UUID medium, MediumEvent.Label label) implements MediumCommand {}

    @Needs(OPERATOR)
    record TakeOutOfDrive(UUID medium, Statement statement) implements MediumCommand {}

    @Needs(OPERATOR)
    record Store(UUID medium, Place place) implements MediumCommand {}

    @Needs(OPERATOR)
    record CheckSeal(UUID medium, String sha256) implements MediumCommand {}

    @Needs(OPERATOR)
    record RequestRelease(UUID medium, Release release) implements MediumCommand {}

    @Needs(APPROVER)
    record ApproveRelease(UUID medium, Statement statement) implements MediumCommand {}

    @Needs(APPROVER)
    record DeclineRelease(UUID medium, Statement statement) implements MediumCommand {}

    @Needs(OPERATOR)
    record HandOut(UUID medium) implements MediumCommand {}

    @Needs(OPERATOR)
    record TakeBack(UUID medium, Return back) implements MediumCommand {}

    @Needs(OPERATOR)
    record RequestDestruction(UUID medium, Destruction destruction) implements MediumCommand {}

    @Needs(APPROVER)
    record ApproveDestruction(UUID medium, Statement statement) implements MediumCommand {}

    @Needs(APPROVER)
    record DeclineDestruction(UUID medium, Statement statement) implements MediumCommand {}

    @Needs(OPERATOR)
    record CarryOutDestruction(UUID medium, Statement statement) implements MediumCommand {}

    @Needs({OPERATOR, APPROVER})
    record WitnessDestruction(UUID medium, Statement witness) implements MediumCommand {}

    /** Says that it may not have been brought back in time. */
    @Needs(SYSTEM)
    record NoteLapse(UUID medium) implements MediumCommand {}
}
