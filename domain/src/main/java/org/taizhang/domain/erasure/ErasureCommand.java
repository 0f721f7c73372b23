package org.taizhang.domain.erasure;

import static org.taizhang.domain.Role.AUDIT_ADMINISTRATOR;
import static org.taizhang.domain.Role.SYSTEM;
import static org.taizhang.domain.Role.SYSTEM_ADMINISTRATOR;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.taizhang.domain.Needs;
import org.taizhang.domain.erasure.ErasureEvent.Claim;
import org.taizhang.domain.erasure.ErasureEvent.Reason;

/** What can be asked of an erasure. */
public sealed interface ErasureCommand {
    @TargetAggregateIdentifier
    UUID erasure();

    /** @param unit to which the account belongs */
    @Needs(SYSTEM_ADMINISTRATOR)
    record Request(UUID erasure, Claim claim, String unit) implements ErasureCommand {}

    @Needs(AUDIT_ADMINISTRATOR)
    record Approve(UUID erasure) implements ErasureCommand {}

    @Needs(AUDIT_ADMINISTRATOR)
    record Decline(UUID erasure, Reason reason) implements ErasureCommand {}

    @Needs(SYSTEM)
    record NoteCarriedOut(UUID erasure, int values) implements ErasureCommand {}
}
