package org.taizhang.domain.mandate;

import static org.taizhang.domain.Role.APPROVER;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.taizhang.domain.Needs;
import org.taizhang.domain.Statement;
import org.taizhang.domain.mandate.MandateEvent.Appointment;

/** What can be asked of the mandate for a process. */
public sealed interface MandateCommand {
    @TargetAggregateIdentifier
    UUID mandate();

    @Needs(APPROVER)
    record Give(UUID mandate, Appointment appointment) implements MandateCommand {}

    @Needs(APPROVER)
    record Withdraw(UUID mandate, Statement why) implements MandateCommand {}
}
