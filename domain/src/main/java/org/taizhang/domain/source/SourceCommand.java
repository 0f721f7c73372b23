package org.taizhang.domain.source;

import static org.taizhang.domain.Role.OPERATOR;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.taizhang.domain.Needs;
import org.taizhang.domain.source.SourceEvent.Definition;

/** What can be asked of a source. */
public sealed interface SourceCommand {
    @TargetAggregateIdentifier
    UUID source();

    @Needs(OPERATOR)
    record Register(UUID source, Definition definition) implements SourceCommand {}

    @Needs(OPERATOR)
    record Revise(UUID source, Definition definition) implements SourceCommand {}

    /** @param credential under which the new token's print is kept, outside of the ledger */
    @Needs(OPERATOR)
    record IssueToken(UUID source, UUID credential) implements SourceCommand {}

    @Needs(OPERATOR)
    record Revoke(UUID source, String reason) implements SourceCommand {}
}
