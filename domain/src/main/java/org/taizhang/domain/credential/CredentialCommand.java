package org.taizhang.domain.credential;

import static org.taizhang.domain.Role.OPERATOR;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.taizhang.domain.Needs;

/** What can be asked of a credential. */
public sealed interface CredentialCommand {
    @TargetAggregateIdentifier
    UUID credential();

    /** @param unit whose targets, and those of units below it, may use the credential */
    @Needs(OPERATOR)
    record Store(UUID credential, String name, String unit) implements CredentialCommand {}

    @Needs(OPERATOR)
    record Remove(UUID credential) implements CredentialCommand {}
}
