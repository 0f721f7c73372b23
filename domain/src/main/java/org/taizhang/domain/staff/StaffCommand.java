package org.taizhang.domain.staff;

import static org.taizhang.domain.Role.*;

import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.taizhang.domain.Needs;
import org.taizhang.domain.Statement;
import org.taizhang.domain.staff.StaffEvent.Assignment;
import org.taizhang.domain.staff.StaffEvent.Body;
import org.taizhang.domain.staff.StaffEvent.Leader;
import org.taizhang.domain.staff.StaffEvent.Permission;
import org.taizhang.domain.staff.StaffEvent.Post;
import org.taizhang.domain.staff.StaffEvent.SkillTest;
import org.taizhang.domain.staff.StaffEvent.Training;

/** What can be asked of the operations body of a unit. */
public sealed interface StaffCommand {
    @TargetAggregateIdentifier
    UUID staff();

    @Needs(APPROVER)
    record Establish(UUID staff, Body body, Leader leader) implements StaffCommand {}

    @Needs(APPROVER)
    record AppointLeader(UUID staff, Leader leader) implements StaffCommand {}

    @Needs(APPROVER)
    record DefinePosts(UUID staff, List<Post> posts) implements StaffCommand {}

    @Needs(APPROVER)
    record Assign(UUID staff, Assignment assignment) implements StaffCommand {}

    @Needs(APPROVER)
    record Release(UUID staff, Assignment assignment) implements StaffCommand {}

    @Needs({OPERATOR, APPROVER})
    record HoldTraining(UUID staff, Training training) implements StaffCommand {}

    @Needs({OPERATOR, APPROVER})
    record TestSkills(UUID staff, SkillTest test) implements StaffCommand {}

    @Needs({WATCH, OPERATOR, APPROVER})
    record Report(UUID staff, StaffEvent.Report report) implements StaffCommand {}

    @Needs({OPERATOR, APPROVER})
    record Grant(UUID staff, UUID permission, Permission granted) implements StaffCommand {}

    @Needs({OPERATOR, APPROVER})
    record Revoke(UUID staff, UUID permission, Statement statement) implements StaffCommand {}

    @Needs(APPROVER)
    record Dissolve(UUID staff, Statement statement) implements StaffCommand {}

    /** Says that something may be overdue. */
    @Needs(SYSTEM)
    record NoteLapse(UUID staff, StaffEvent.Task task) implements StaffCommand {}
}
