package org.taizhang.domain.digest;

import static org.taizhang.domain.Role.SYSTEM;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.taizhang.domain.Needs;
import org.taizhang.domain.digest.DigestEvent.Day;

/** What can be asked of the digest of a target's day. */
public sealed interface DigestCommand {
    @TargetAggregateIdentifier
    UUID digest();

    /** @param unit to which the target belongs */
    @Needs(SYSTEM)
    record Take(UUID digest, String unit, Day day) implements DigestCommand {}
}
