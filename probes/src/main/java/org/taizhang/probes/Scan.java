package org.taizhang.probes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.discovery.DiscoveryEvent;
import org.taizhang.domain.discovery.DiscoveryEvent.Finding;
import org.taizhang.domain.discovery.DiscoveryEvent.Outcome;
import org.taizhang.domain.discovery.DiscoveryEvent.Protocol;
import org.taizhang.domain.discovery.DiscoveryEvent.Scope;
import org.taizhang.domain.discovery.DiscoveryEvent.Suggestion;
import org.taizhang.domain.discovery.DiscoveryEvent.Way;
import org.taizhang.domain.discovery.Network;
import org.taizhang.domain.target.Check;
import org.taizhang.probes.snmp.SystemGroup;

/**
 * Looks through ranges of a network for what could be watched: which TCP ports are open and what speaks there, which SNMP
 * agents answer, who answers an echo.
 *
 * <p>A port is tried at one address after the other, so that no machine meets all of it at once. Nothing is sent but what
 * a client of the protocol begins with, and of secrets the community alone, to every address, where SNMP is asked for.
 */
public final class Scan {
    /** How long an open port is looked at, as a multiple of the patience. */
    private static final int LOOKS = 8;

    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final int SNMP = 161;
    private static final List<String> MACHINES = List.of("1.3.6.1.4.1.8072.", "1.3.6.1.4.1.311.");

    private final Pace pace;
    private final Credentials credentials;
    private final IcmpProbe echoes;
    private final SSLSocketFactory tls;

    /**
     * How fast it goes.
     *
     * @param atOnce addresses that are looked at at the same time
     * @param perSecond attempts that begin in a second
     * @param patience how long an answer is waited for
     */
    public record Pace(int atOnce, int perSecond, Duration patience) {}

    /** Believes the certificate authorities the JDK believes. */
    public Scan(Pace pace, Credentials credentials, IcmpProbe echoes) {
        this(pace, credentials, echoes, null);
    }

    /** Believes the given certificate authorities instead, such as a platform's own. */
    public Scan(Pace pace, Credentials credentials, IcmpProbe echoes, @Nullable KeyStore authorities) {
        this.pace = pace;
        this.credentials = credentials;
        this.echoes = echoes;
        this.tls = Trust.of(authorities);
    }

    /**
     * Looks, and tells of findings as they come, on this thread.
     *
     * @throws Failed where it cannot begin, such as for want of the credential
     * @throws InterruptedException where nobody wants it any more; nothing is begun after that
     */
    public Outcome run(List<Network> ranges, Scope scope, Consumer<List<Finding>> found)
            throws IOException, InterruptedException {
        var addresses = new ArrayList<InetAddress>();
        for (var host : ranges.stream().flatMap(Network::hosts).toList()) addresses.add(InetAddress.getByName(host));
        var agent = scope.snmp();
        var isEchoed = Boolean.TRUE.equals(scope.echo());
        if (isEchoed) echoes.refuseWithoutPing();
        try (var agents = agent == null ? null : new SystemGroup(community(agent.credential(), scope.unit()));
                var walk = new Walk(pace, found)) {
            var resolver = new Resolver(pace.patience());
            var ports = new PortRecognition(pace.patience(), tls, resolver);
            for (var port : scope.tried())
                for (var ip : addresses) walk.look(() -> named(tcp(new Spot(ip, port), ports), ip, resolver));
            if (agents != null && agent != null) agents(addresses, agents, agent, walk, resolver);
            if (isEchoed) for (var ip : addresses) walk.look(() -> named(echo(ip), ip, resolver));
            walk.finish();
            var left = Math.max(0, walk.findings() - DiscoveryEvent.MOST_FINDINGS);
            return new Outcome(addresses.size(), walk.attempts(), walk.findings(), left);
        }
    }

    private void agents(
            List<InetAddress> addresses, SystemGroup agents, DiscoveryEvent.Agent agent, Walk walk, Resolver resolver)
            throws InterruptedException {
        for (var ip : addresses) walk.look(() -> named(snmp(ip, agents, agent), ip, resolver));
    }

    private String community(String reference, String unit) throws Failed {
        credentials.admit(reference, unit);
        return credentials.find(reference).secret();
    }

    private List<Finding> tcp(Spot spot, PortRecognition ports) throws InterruptedException {
        Socket open;
        try {
            open = spot.connect(Math.toIntExact(pace.patience().toMillis()));
        } catch (IOException e) {
            return List.of();
        }
        // Whoever holds the line, or talks for ever, is an open port.
        return Resolver.within(
                        () -> ports.recognise(spot, open), pace.patience().multipliedBy(LOOKS))
                .orElseGet(() -> List.of(spot.open(null)));
    }

    private List<Finding> snmp(InetAddress ip, SystemGroup agents, DiscoveryEvent.Agent agent)
            throws InterruptedException {
        var spot = new Spot(ip, agent.port() == null ? SNMP : agent.port());
        try {
            var told = agents.ask(ip, spot.port(), pace.patience());
            var kind = MACHINES.stream().anyMatch(told.object()::startsWith) ? "host" : "network";
            var suggestion = new Suggestion(Way.SNMP, spot.host(), true, agent.credential());
            var found = spot.finding(Protocol.SNMP, kind, told.description(), suggestion);
            return List.of(told.name() == null ? found : found.named(name(told.name())));
        } catch (IOException e) {
            return List.of();
        }
    }

    private List<Finding> echo(InetAddress ip) throws InterruptedException {
        var spot = new Spot(ip, 0);
        var once = new Check.Icmp(1);
        try {
            var watched = new Watched(UUID.randomUUID(), spot.host(), once, INTERVAL, pace.patience());
            echoes.read(watched, once, new Readings());
            var suggestion = new Suggestion(Way.ICMP, spot.host(), false, null);
            return List.of(spot.finding(Protocol.ICMP, "host", null, suggestion));
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<Finding> named(List<Finding> found, InetAddress ip, Resolver resolver)
            throws InterruptedException {
        if (found.stream().allMatch(finding -> finding.name() != null)) return found;
        var name = resolver.nameOf(ip).map(Scan::name).orElse(null);
        return found.stream()
                .map(finding -> finding.name() == null ? finding.named(name) : finding)
                .toList();
    }

    /** Short enough for the name of a target; null where nothing of it can be shown. */
    private static @Nullable String name(String text) {
        var shown = Spot.shown(text);
        return shown.isEmpty() ? null : shown.substring(0, Math.min(100, shown.length()));
    }
}
