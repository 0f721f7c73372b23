package org.taizhang.domain.discovery;

import static org.taizhang.domain.discovery.DiscoveryEvent.Stage.SCANNING;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Asked;
import org.taizhang.domain.Refused;
import org.taizhang.domain.Subject;
import org.taizhang.domain.Told;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.discovery.DiscoveryEvent.*;

/** Ranges of a network that somebody wants looked through, and what of the findings is to be watched. */
@AggregateRoot
class Discovery extends Subject {
    private @Nullable Stage stage;
    private @Nullable Scope scope;
    private int findings;
    private Set<Integer> adopted = new HashSet<>();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DiscoveryCommand command, Asked asked, Perimeter perimeter) {
        admit(asked);
        var events = decide(command, perimeter);
        if (command instanceof DiscoveryCommand.Request c)
            record(events, c.scope().unit(), asked);
        else record(events);
    }

    private List<? extends DiscoveryEvent> decide(DiscoveryCommand command, Perimeter perimeter) {
        if (stage == null && !(command instanceof DiscoveryCommand.Request)) throw new Unknown(command.discovery());
        var discovery = command.discovery();
        return switch (command) {
            case DiscoveryCommand.Request c -> request(c, perimeter);
            case DiscoveryCommand.Cancel c -> {
                if (stage == Stage.CANCELLED) yield List.of();
                whileScanning();
                yield List.of(new Cancelled(discovery));
            }
            case DiscoveryCommand.Report c -> {
                whileScanning();
                yield recorded(c);
            }
            case DiscoveryCommand.Complete c -> {
                whileScanning();
                yield List.of(new Completed(discovery, c.outcome()));
            }
            case DiscoveryCommand.Fail c -> {
                whileScanning();
                yield List.of(new Failed(discovery, c.reason()));
            }
            case DiscoveryCommand.Interrupt c -> stage == SCANNING ? List.of(new Interrupted(discovery)) : List.of();
            case DiscoveryCommand.Adopt c -> adopt(c);
        };
    }

    private List<DiscoveryEvent> request(DiscoveryCommand.Request c, Perimeter perimeter) {
        if (c.scope().equals(scope)) return List.of();
        if (stage != null) throw new Refused("discovery.requested");
        var addresses = perimeter.admit(c.scope().ranges()).stream()
                .mapToLong(range -> range.size().longValueExact())
                .sum();
        if (c.scope().tried().isEmpty()
                && c.scope().snmp() == null
                && !Boolean.TRUE.equals(c.scope().echo())) throw new Refused("discovery.nothing");
        return List.of(new Requested(c.discovery(), c.scope(), addresses));
    }

    private List<DiscoveryEvent> recorded(DiscoveryCommand.Report c) {
        var events = new ArrayList<DiscoveryEvent>();
        for (var finding : c.findings()) {
            var number = findings + events.size() + 1;
            if (number <= DiscoveryEvent.MOST_FINDINGS) events.add(new FindingRecorded(c.discovery(), number, finding));
        }
        return events;
    }

    private List<DiscoveryEvent> adopt(DiscoveryCommand.Adopt c) {
        if (c.number() < 1 || c.number() > findings) throw new Unknown(c.discovery());
        if (adopted.contains(c.number())) throw new Refused("discovery.adopted", c.number());
        if (c.finding().watched() != null)
            throw new Refused("discovery.watched", c.number(), c.finding().watched());
        var target = DiscoveryEvent.target(c.discovery(), c.number());
        return List.of(new FindingAdopted(c.discovery(), c.number(), target, c.finding(), c.adoption()));
    }

    private void whileScanning() {
        if (stage != null && stage != SCANNING) throw new Refused("discovery.stage", stage);
    }

    @EventHandler
    void evolve(DiscoveryEvent event, Told told) {
        told(event.discovery(), told);
        stage = Stage.after(event, stage);
        if (event instanceof Requested e) scope = e.scope();
        if (event instanceof FindingRecorded e) findings = e.number();
        if (event instanceof FindingAdopted e) adopted.add(e.number());
    }
}
