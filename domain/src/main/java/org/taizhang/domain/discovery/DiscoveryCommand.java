package org.taizhang.domain.discovery;

import static org.taizhang.domain.Role.OPERATOR;
import static org.taizhang.domain.Role.SYSTEM;

import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.taizhang.domain.Needs;
import org.taizhang.domain.discovery.DiscoveryEvent.Adoption;
import org.taizhang.domain.discovery.DiscoveryEvent.Finding;
import org.taizhang.domain.discovery.DiscoveryEvent.Outcome;
import org.taizhang.domain.discovery.DiscoveryEvent.Scope;

/** What can be asked of a discovery. */
public sealed interface DiscoveryCommand {
    @TargetAggregateIdentifier
    UUID discovery();

    @Needs(OPERATOR)
    record Request(UUID discovery, Scope scope) implements DiscoveryCommand {}

    @Needs(OPERATOR)
    record Cancel(UUID discovery) implements DiscoveryCommand {}

    /** @param finding as it was recorded under that number */
    @Needs(OPERATOR)
    record Adopt(UUID discovery, int number, Finding finding, Adoption adoption) implements DiscoveryCommand {}

    /** What has been found since; of all no more than a discovery may have. */
    @Needs(SYSTEM)
    record Report(UUID discovery, List<Finding> findings) implements DiscoveryCommand {}

    @Needs(SYSTEM)
    record Complete(UUID discovery, Outcome outcome) implements DiscoveryCommand {}

    @Needs(SYSTEM)
    record Fail(UUID discovery, String reason) implements DiscoveryCommand {}

    @Needs(SYSTEM)
    record Interrupt(UUID discovery) implements DiscoveryCommand {}
}
