package org.taizhang.domain.emergency;

import static org.taizhang.domain.Role.APPROVER;
import static org.taizhang.domain.Role.OPERATOR;
import static org.taizhang.domain.Role.SYSTEM;
import static org.taizhang.domain.Role.WATCH;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.taizhang.domain.Needs;
import org.taizhang.domain.Statement;
import org.taizhang.domain.emergency.EmergencyEvent.Action;
import org.taizhang.domain.emergency.EmergencyEvent.Contact;
import org.taizhang.domain.emergency.EmergencyEvent.Declaration;
import org.taizhang.domain.emergency.EmergencyEvent.Duty;
import org.taizhang.domain.emergency.EmergencyEvent.Notice;

/** What can be asked of an emergency. */
public sealed interface EmergencyCommand {
    @TargetAggregateIdentifier
    UUID emergency();

    @Needs({WATCH, OPERATOR, APPROVER})
    record Declare(UUID emergency, Declaration declaration) implements EmergencyCommand {}

    @Needs({OPERATOR, APPROVER})
    record Dispatch(UUID emergency, EmergencyEvent.Dispatch dispatch) implements EmergencyCommand {}

    @Needs({WATCH, OPERATOR})
    record TakeWatch(UUID emergency) implements EmergencyCommand {}

    @Needs({WATCH, OPERATOR})
    record TakeAction(UUID emergency, Action action) implements EmergencyCommand {}

    @Needs({WATCH, OPERATOR})
    record KeepEvidence(UUID emergency, Statement statement) implements EmergencyCommand {}

    @Needs({WATCH, OPERATOR})
    record ConfirmContact(UUID emergency, Contact contact) implements EmergencyCommand {}

    @Needs({WATCH, OPERATOR})
    record TellProgress(UUID emergency, Notice notice) implements EmergencyCommand {}

    @Needs({WATCH, OPERATOR, APPROVER})
    record Report(UUID emergency, EmergencyEvent.Report report) implements EmergencyCommand {}

    @Needs(OPERATOR)
    record Restore(UUID emergency, Statement statement) implements EmergencyCommand {}

    @Needs(APPROVER)
    record End(UUID emergency, Statement statement) implements EmergencyCommand {}

    @Needs({OPERATOR, APPROVER})
    record Review(UUID emergency, EmergencyEvent.Review review) implements EmergencyCommand {}

    /** Says that the time for something may be over. */
    @Needs(SYSTEM)
    record NoteOverdue(UUID emergency, Duty duty) implements EmergencyCommand {}
}
