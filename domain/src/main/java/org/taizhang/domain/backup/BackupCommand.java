package org.taizhang.domain.backup;

import static org.taizhang.domain.Role.APPROVER;
import static org.taizhang.domain.Role.OPERATOR;
import static org.taizhang.domain.Role.SYSTEM;
import static org.taizhang.domain.Role.WATCH;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.taizhang.domain.Needs;
import org.taizhang.domain.Statement;
import org.taizhang.domain.backup.BackupEvent.Definition;
import org.taizhang.domain.backup.BackupEvent.Duty;
import org.taizhang.domain.backup.BackupEvent.Failure;
import org.taizhang.domain.backup.BackupEvent.Look;
import org.taizhang.domain.backup.BackupEvent.Method;
import org.taizhang.domain.backup.BackupEvent.Verification;

/** What can be asked of a backup policy. */
public sealed interface BackupCommand {
    @TargetAggregateIdentifier
    UUID backup();

    @Needs(OPERATOR)
    record Propose(UUID backup, Definition definition) implements BackupCommand {}

    @Needs(OPERATOR)
    record Revise(UUID backup, Definition definition) implements BackupCommand {}

    @Needs(APPROVER)
    record Approve(UUID backup, Statement statement) implements BackupCommand {}

    @Needs(APPROVER)
    record Decline(UUID backup, Statement statement) implements BackupCommand {}

    /** Says that a run has finished well. */
    @Needs(SYSTEM)
    record NoteRun(UUID backup, UUID run, Method method, Instant at) implements BackupCommand {}

    @Needs(SYSTEM)
    record NoteFailure(UUID backup, Failure failure) implements BackupCommand {}

    @Needs({WATCH, OPERATOR})
    record Check(UUID backup, Look look) implements BackupCommand {}

    @Needs(OPERATOR)
    record Verify(UUID backup, Verification verification) implements BackupCommand {}

    @Needs(OPERATOR)
    record Repair(UUID backup, BackupEvent.Repair repair) implements BackupCommand {}

    @Needs(APPROVER)
    record Review(UUID backup, Statement statement) implements BackupCommand {}

    @Needs(APPROVER)
    record Retire(UUID backup, Statement statement) implements BackupCommand {}

    /** Says that a run may be missing. */
    @Needs(SYSTEM)
    record NoteMissed(UUID backup) implements BackupCommand {}

    /** Says that something a person owes may be too late. */
    @Needs(SYSTEM)
    record NoteLapse(UUID backup, Duty duty) implements BackupCommand {}
}
