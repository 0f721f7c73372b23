package org.taizhang.probes.snmp;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.Variable;

/** Asks agents nobody knows yet what they are, by the system group of SNMPv2-MIB; one socket for all of them. */
public final class SystemGroup implements AutoCloseable {
    private static final OID DESCRIPTION = new OID("1.3.6.1.2.1.1.1.0");
    private static final OID OBJECT = new OID("1.3.6.1.2.1.1.2.0");
    private static final OID NAME = new OID("1.3.6.1.2.1.1.5.0");

    private final Session session = new Session();
    private final Login login;

    /**
     * What an agent says of itself.
     *
     * @param object what names its maker and model (sysObjectID); empty where it does not say
     */
    public record Told(
            String description, String object, @Nullable String name) {}

    /** @param community of version 2c */
    public SystemGroup(String community) {
        this.login = new Login.Community(community);
    }

    /** Fails where no agent answers within the time. */
    public Told ask(InetAddress agent, int port, Duration timeout) throws IOException, InterruptedException {
        var target = login.target(new UdpAddress(agent, port));
        Session.within(timeout, target);
        var values = new Agent(session, target, agent.getHostAddress()).values(DESCRIPTION, OBJECT, NAME);
        var name = text(values, NAME);
        return new Told(text(values, DESCRIPTION), text(values, OBJECT), name.isBlank() ? null : name);
    }

    private static String text(Map<OID, Variable> values, OID oid) {
        var value = values.get(oid);
        return value == null ? "" : Values.text(value);
    }

    @Override
    public void close() {
        session.close();
    }
}
