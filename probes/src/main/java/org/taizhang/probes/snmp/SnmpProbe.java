package org.taizhang.probes.snmp;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.Variable;
import org.taizhang.domain.target.Check;
import org.taizhang.probes.Credentials;
import org.taizhang.probes.Endpoint;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Names;
import org.taizhang.probes.Readings;
import org.taizhang.probes.Remembered;
import org.taizhang.probes.Watched;

/**
 * Asks SNMP agents of machines, network devices, storage and whatever else has one.
 *
 * <p>All targets share one socket, opened when the first of them is asked; rates are those since the run before.
 */
public final class SnmpProbe implements AutoCloseable {
    private static final int PORT = 161;
    private static final OID DESCRIPTION = new OID("1.3.6.1.2.1.1.1.0");
    private static final OID UPTIME = new OID("1.3.6.1.2.1.1.3.0");
    private static final OID NAME = new OID("1.3.6.1.2.1.1.5.0");

    private final Credentials credentials;
    private final TrapInbox inbox;
    private final Names names = new Names();
    private final Remembered<Memory> memories = new Remembered<>(Memory::new);
    private @Nullable Session session;

    /** @param inbox where the traps of the targets wait for their next run */
    public SnmpProbe(Credentials credentials, TrapInbox inbox) {
        this.credentials = credentials;
        this.inbox = inbox;
    }

    public void read(Watched target, Check.Snmp check, Readings readings) throws IOException, InterruptedException {
        var host = Endpoint.host(target.address());
        readings.step("looking up " + host);
        var address = new UdpAddress(names.lookUp(host)[0], Objects.requireNonNullElse(check.port(), PORT));
        var memory = memories.of(target.id());
        var traps = inbox.take(target.id(), address.getInetAddress());
        traps.tell(memory.interfaces(), readings);
        var session = session();
        var asked = memory.target(address, Login.of(check, credentials));
        Session.within(target.timeout(), asked);
        try {
            read(new Agent(session, asked, host + ':' + address.getPort()), memory, traps, check, readings);
        } catch (Failed e) {
            memory.forgetTarget();
            session.forget(address);
            throw e;
        }
    }

    private static void read(Agent agent, Memory memory, Traps traps, Check.Snmp check, Readings readings)
            throws IOException, InterruptedException {
        readings.step("waiting for the answer of " + agent.name());
        system(agent.values(DESCRIPTION, UPTIME, NAME), memory, readings);
        switch (check.profile()) {
            case null -> {}
            case HOST -> {
                new Host(agent, memory, readings).read(check.processes());
                new Interfaces(agent, memory, readings, "host_network_", "drops")
                        .read(check.interfaces(), traps.down());
            }
            case NETWORK ->
                new Interfaces(agent, memory, readings, "network_interface_", "discards")
                        .read(check.interfaces(), traps.down());
        }
        new OwnValues(agent, memory, readings).read(check.values() == null ? List.of() : check.values());
    }

    private static void system(Map<OID, Variable> system, Memory memory, Readings readings) {
        var uptime = system.get(UPTIME);
        memory.begin(uptime == null ? -1 : uptime.toLong());
        readings.put("snmp_uptime_seconds", "", Values.number(uptime) / 100);
        if (system.containsKey(DESCRIPTION)) readings.fact("snmp_description", Values.text(system.get(DESCRIPTION)));
        if (system.containsKey(NAME)) readings.fact("snmp_name", Values.text(system.get(NAME)));
    }

    private synchronized Session session() {
        var open = session;
        if (open == null) {
            open = new Session();
            session = open;
        }
        return open;
    }

    @Override
    public synchronized void close() {
        if (session != null) session.close();
        session = null;
    }
}
