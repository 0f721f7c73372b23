package org.taizhang.domain.disclosure;

import static org.taizhang.domain.Role.APPROVER;
import static org.taizhang.domain.Role.OPERATOR;
import static org.taizhang.domain.Role.SYSTEM;

import java.time.LocalDate;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.taizhang.domain.Needs;
import org.taizhang.domain.Statement;
import org.taizhang.domain.disclosure.DisclosureEvent.Confirmation;
import org.taizhang.domain.disclosure.DisclosureEvent.Consultation;
import org.taizhang.domain.disclosure.DisclosureEvent.Item;
import org.taizhang.domain.disclosure.DisclosureEvent.Placement;

/** What can be asked of something that must be made public. */
public sealed interface DisclosureCommand {
    @TargetAggregateIdentifier
    UUID disclosure();

    @Needs({OPERATOR, SYSTEM})
    record Form(UUID disclosure, Item item, LocalDate on) implements DisclosureCommand {}

    @Needs(OPERATOR)
    record Change(UUID disclosure, Item item, LocalDate on) implements DisclosureCommand {}

    @Needs(OPERATOR)
    record RequestConsultation(UUID disclosure, Consultation consultation) implements DisclosureCommand {}

    @Needs({OPERATOR, APPROVER})
    record ConfirmConsultation(UUID disclosure, Confirmation confirmation) implements DisclosureCommand {}

    @Needs(OPERATOR)
    record Publish(UUID disclosure, Placement placement) implements DisclosureCommand {}

    @Needs({OPERATOR, APPROVER})
    record Review(UUID disclosure, Statement statement) implements DisclosureCommand {}

    @Needs(APPROVER)
    record Withhold(UUID disclosure, Statement statement) implements DisclosureCommand {}

    /** Says that the calendar that was missing may be there. */
    @Needs(SYSTEM)
    record ComputeDue(UUID disclosure) implements DisclosureCommand {}

    /** Says that it may be overdue. */
    @Needs(SYSTEM)
    record NoteLapse(UUID disclosure) implements DisclosureCommand {}
}
