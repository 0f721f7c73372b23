package org.taizhang.probes.snmp;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.taizhang.domain.target.Check.Snmp.Authentication;
import org.taizhang.domain.target.Check.Snmp.Privacy;
import org.taizhang.probes.Attention;
import org.taizhang.probes.Credentials;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Outcomes;
import org.taizhang.probes.Rousing;

/**
 * Receives traps of versions 1, 2c and 3 and informs of 2c and 3, keeps each for the targets at the address it came from, and
 * has those run at once.
 *
 * <p>Nothing that comes is dropped in silence: a trap of an unknown source, a refused one and what is no trap are counted
 * ({@code taizhang.snmp.traps}) and logged, at most once in ten seconds for each outcome. An inform is acknowledged once it is
 * kept or counted; a refused one is not.
 */
public final class TrapReceiver implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TrapReceiver.class);
    private static final Duration GAP = Duration.ofSeconds(2);

    /**
     * What is received.
     *
     * @param port 0 for any that is free
     * @param community the reference of the community that traps of versions 1 and 2c must name; any will do where null
     * @param users who may send traps of version 3
     * @param engine names this receiver to those who send informs of version 3; the same for ever, at most 27 bytes
     */
    public record Settings(
            InetAddress address, int port, @Nullable String community, List<User> users, String engine) {}

    /** A user of version 3, whose traps must be encrypted where there is a privacy passphrase. */
    public record User(
            String credential,
            @Nullable Authentication authentication,
            @Nullable String privacyCredential,
            @Nullable Privacy privacy) {}

    /** What became of what came. */
    enum Outcome {
        KEPT,
        UNKNOWN_SOURCE,
        REFUSED,
        MALFORMED
    }

    private final TrapInbox inbox;
    private final Attention attention;
    private final Rousing rousing;
    private final Outcomes<Outcome> outcomes;
    private final TrapSocket socket;

    /**
     * Begins to receive.
     *
     * @throws Failed where a credential is missing or unfit, or the port cannot be had
     */
    public TrapReceiver(
            Settings settings,
            Credentials credentials,
            TrapInbox inbox,
            Attention attention,
            InstantSource clock,
            MeterRegistry registry)
            throws Failed {
        this.inbox = inbox;
        this.attention = attention;
        this.rousing = new Rousing("snmp-traps", inbox::waits, attention, GAP);
        this.outcomes = new Outcomes<>(
                Outcome.class, "taizhang.snmp.traps", "Traps that came, by what became of them", registry);
        this.socket = new TrapSocket(settings, credentials, clock, new Ear());
        log.info("SNMP traps are received at {}", socket.address());
    }

    /** The port that is listened at. */
    public int port() {
        return socket.address().getPort();
    }

    private final class Ear implements TrapSocket.Ear {
        @Override
        public void heard(InetAddress source, Trap trap) {
            var targets = inbox.put(source, trap);
            targets.stream().filter(target -> !attention.watches(target)).forEach(target -> {
                inbox.forget(target);
                rousing.forget(target);
            });
            if (targets.stream().noneMatch(attention::watches))
                outcomes.warn(Outcome.UNKNOWN_SOURCE, source, trap.name() + " of a source that no target is at");
            else outcomes.info(Outcome.KEPT, source, trap.name());
            targets.stream().filter(attention::watches).forEach(rousing::rouse);
        }

        @Override
        public void refused(InetAddress source, String why) {
            outcomes.warn(Outcome.REFUSED, source, "a trap that is refused: " + why);
        }

        @Override
        public void notUnderstood(InetAddress source) {
            outcomes.warn(Outcome.MALFORMED, source, "what is no trap of SNMP");
        }
    }

    @Override
    public void close() {
        socket.close();
        rousing.close();
    }
}
