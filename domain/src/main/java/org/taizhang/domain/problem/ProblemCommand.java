package org.taizhang.domain.problem;

import static org.taizhang.domain.Role.APPROVER;
import static org.taizhang.domain.Role.OPERATOR;
import static org.taizhang.domain.Role.SYSTEM;
import static org.taizhang.domain.Role.WATCH;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Needs;
import org.taizhang.domain.Statement;
import org.taizhang.domain.problem.ProblemEvent.Analysis;
import org.taizhang.domain.problem.ProblemEvent.Entry;
import org.taizhang.domain.problem.ProblemEvent.Escalation;
import org.taizhang.domain.problem.ProblemEvent.Finding;
import org.taizhang.domain.problem.ProblemEvent.Handling;
import org.taizhang.domain.problem.ProblemEvent.Submission;

/** What can be asked of a problem. */
public sealed interface ProblemCommand {
    @TargetAggregateIdentifier
    UUID problem();

    @Needs({WATCH, OPERATOR, APPROVER, SYSTEM})
    record Identify(UUID problem, Finding finding) implements ProblemCommand {}

    /** @param reportedAt when the incident was reported; one after the closure opens the problem again */
    @Needs({WATCH, OPERATOR, SYSTEM})
    record LinkIncident(
            UUID problem, UUID incident, @Nullable Instant reportedAt) implements ProblemCommand {}

    @Needs(APPROVER)
    record Dismiss(UUID problem, Statement why) implements ProblemCommand {}

    @Needs({WATCH, OPERATOR})
    record Submit(UUID problem, Submission submission) implements ProblemCommand {}

    @Needs(OPERATOR)
    record Analyse(UUID problem, Analysis analysis) implements ProblemCommand {}

    @Needs(OPERATOR)
    record Handle(UUID problem, Handling handling) implements ProblemCommand {}

    @Needs({OPERATOR, APPROVER})
    record Escalate(UUID problem, Escalation escalation) implements ProblemCommand {}

    @Needs(OPERATOR)
    record AskExemption(UUID problem, Statement why) implements ProblemCommand {}

    @Needs(APPROVER)
    record GrantExemption(UUID problem, Statement why) implements ProblemCommand {}

    @Needs(APPROVER)
    record RefuseExemption(UUID problem, Statement why) implements ProblemCommand {}

    @Needs(OPERATOR)
    record Solve(UUID problem, Statement outcome) implements ProblemCommand {}

    @Needs(OPERATOR)
    record File(UUID problem, Entry entry) implements ProblemCommand {}

    @Needs(APPROVER)
    record Close(UUID problem, Statement verdict) implements ProblemCommand {}

    @Needs({OPERATOR, APPROVER})
    record Reopen(UUID problem, Statement why) implements ProblemCommand {}

    /** Says that what is owed next may be overdue. */
    @Needs(SYSTEM)
    record NoteLapse(UUID problem) implements ProblemCommand {}
}
