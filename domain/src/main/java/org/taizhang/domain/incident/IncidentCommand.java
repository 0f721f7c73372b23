package org.taizhang.domain.incident;

import static org.taizhang.domain.Role.APPROVER;
import static org.taizhang.domain.Role.OPERATOR;
import static org.taizhang.domain.Role.SYSTEM;
import static org.taizhang.domain.Role.WATCH;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.taizhang.domain.Needs;
import org.taizhang.domain.Statement;
import org.taizhang.domain.incident.IncidentEvent.Assignment;
import org.taizhang.domain.incident.IncidentEvent.Clock;
import org.taizhang.domain.incident.IncidentEvent.Impact;
import org.taizhang.domain.incident.IncidentEvent.Reason;
import org.taizhang.domain.incident.IncidentEvent.Resolution;
import org.taizhang.domain.incident.IncidentEvent.Urging;
import org.taizhang.domain.incident.IncidentEvent.Verdict;
import org.taizhang.domain.incident.SecurityEvent.Classification;
import org.taizhang.domain.incident.SecurityEvent.Dispatch;

/** What can be asked of an incident. */
public sealed interface IncidentCommand {
    @TargetAggregateIdentifier
    UUID incident();

    @Needs({WATCH, OPERATOR, SYSTEM})
    record Report(UUID incident, IncidentEvent.Report report) implements IncidentCommand {}

    @Needs({WATCH, OPERATOR, APPROVER})
    record Grade(UUID incident, Impact impact) implements IncidentCommand {}

    @Needs({WATCH, OPERATOR, APPROVER})
    record Assign(UUID incident, Assignment assignment) implements IncidentCommand {}

    @Needs({WATCH, OPERATOR})
    record Accept(UUID incident) implements IncidentCommand {}

    @Needs({WATCH, OPERATOR, APPROVER})
    record Note(UUID incident, IncidentEvent.Note note) implements IncidentCommand {}

    @Needs(SYSTEM)
    record SeeAlertCleared(UUID incident, UUID alert, Instant at) implements IncidentCommand {}

    /** Says that a time may be exceeded. */
    @Needs(SYSTEM)
    record Escalate(UUID incident, Clock clock) implements IncidentCommand {}

    @Needs({WATCH, OPERATOR})
    record Resolve(UUID incident, Resolution resolution) implements IncidentCommand {}

    @Needs({WATCH, OPERATOR, APPROVER})
    record Close(UUID incident, Verdict verdict) implements IncidentCommand {}

    @Needs({WATCH, OPERATOR, APPROVER})
    record Reopen(UUID incident, Reason reason) implements IncidentCommand {}

    @Needs(SYSTEM)
    record Link(UUID incident, UUID earlier, String cause) implements IncidentCommand {}

    @Needs(SYSTEM)
    record HandToProblem(UUID incident, UUID problem) implements IncidentCommand {}

    @Needs({WATCH, OPERATOR, APPROVER})
    record Urge(UUID incident, Urging urging) implements IncidentCommand {}

    /** Says that a time comes near. */
    @Needs(SYSTEM)
    record Remind(UUID incident, Clock clock) implements IncidentCommand {}

    @Needs(APPROVER)
    record Supervise(UUID incident, Statement statement) implements IncidentCommand {}

    @Needs(APPROVER)
    record Review(UUID incident, IncidentEvent.Review review) implements IncidentCommand {}

    @Needs({OPERATOR, APPROVER})
    record Classify(UUID incident, Classification classification) implements IncidentCommand {}

    @Needs({OPERATOR, APPROVER})
    record InformAuthority(UUID incident, Dispatch dispatch) implements IncidentCommand {}
}
