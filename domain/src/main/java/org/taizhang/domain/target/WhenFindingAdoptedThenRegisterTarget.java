package org.taizhang.domain.target;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.Told;
import org.taizhang.domain.discovery.DiscoveryEvent;
import org.taizhang.domain.discovery.DiscoveryEvent.Adoption;
import org.taizhang.domain.discovery.DiscoveryEvent.Finding;
import org.taizhang.domain.discovery.DiscoveryEvent.Protocol;
import org.taizhang.domain.target.Check.Snmp.Profile;
import org.taizhang.domain.target.Check.Snmp.Version;
import org.taizhang.domain.target.TargetCommand.Register;
import org.taizhang.domain.target.TargetEvent.Definition;

/** What was found in the network and is wanted becomes a target; without a needed credential only its port is watched. */
public final class WhenFindingAdoptedThenRegisterTarget extends Reaction {
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final String NETWORK = "network";

    public WhenFindingAdoptedThenRegisterTarget(CommandGateway commands) {
        super(commands);
    }

    @EventHandler
    void on(DiscoveryEvent.FindingAdopted event, EventMessage<?> message) {
        var unit = message.getMetaData().getOrDefault(Told.UNIT, "").toString();
        react(new Register(event.target(), definition(event.finding(), event.adoption(), unit)), message);
    }

    private static Definition definition(Finding finding, Adoption adoption, String unit) {
        var suggestion = finding.suggestion();
        var credential = adoption.credential() == null ? suggestion.credential() : adoption.credential();
        var kind = Objects.requireNonNullElse(adoption.kind(), finding.kind());
        var isPortOnly = suggestion.login() && credential == null;
        return Definition.of(
                kind,
                Objects.requireNonNullElse(adoption.name(), finding.label()),
                unit,
                isPortOnly ? finding.place() : suggestion.address(),
                adoption.owner(),
                isPortOnly ? new Check.Tcp(null, null) : check(finding, kind, credential),
                Objects.requireNonNullElse(adoption.interval(), INTERVAL),
                null,
                List.of(),
                Objects.requireNonNullElse(adoption.escalation(), List.of()));
    }

    private static Check check(Finding finding, String kind, @Nullable String credential) {
        return switch (finding.suggestion().way()) {
            case HTTP -> new Check.Http(null, null);
            case TCP -> new Check.Tcp(null, finding.protocol() == Protocol.SSH ? "SSH-2.0" : null);
            case ICMP -> new Check.Icmp(null);
            case SNMP -> snmp(finding, kind, Objects.requireNonNull(credential, "an agent is found by a credential"));
            case PROMETHEUS -> new Check.Prometheus(credential, null);
            case NGINX_STATUS -> new Check.NginxStatus(credential);
            case HAPROXY -> new Check.Haproxy(credential);
            case RABBITMQ -> new Check.Rabbitmq(credential);
            case DATABASE -> new Check.Database(credential, null);
            case REDIS -> new Check.Redis(credential, null);
            case MONGODB -> new Check.Mongodb(credential, null);
        };
    }

    private static Check snmp(Finding finding, String kind, String credential) {
        var profile = kind.equals(NETWORK) ? Profile.NETWORK : Profile.HOST;
        return new Check.Snmp(Version.V2C, finding.port(), credential, null, null, null, profile, null, null, null);
    }
}
