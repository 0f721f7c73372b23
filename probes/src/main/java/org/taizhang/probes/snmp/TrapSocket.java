package org.taizhang.probes.snmp;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.MessageException;
import org.snmp4j.PDU;
import org.snmp4j.TransportMapping;
import org.snmp4j.TransportStateReference;
import org.snmp4j.event.AuthenticationFailureEvent;
import org.snmp4j.mp.MPv1;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.USM;
import org.snmp4j.security.UsmUser;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.DefaultUdpTransportMapping;
import org.taizhang.probes.Credentials;
import org.taizhang.probes.Failed;

/** Reads traps off the wire, tells an {@link Ear} of each once it is believed, and acknowledges informs. */
final class TrapSocket implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TrapSocket.class);
    private static final int BUFFER = 4 * 1024 * 1024;
    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

    /** What is told of every message but the first of an inform of version 3, which asks who is there. */
    interface Ear {
        void heard(InetAddress source, Trap trap);

        void refused(InetAddress source, String why);

        void notUnderstood(InetAddress source);
    }

    private final Ear ear;
    private final byte @Nullable [] community;
    private final Map<OctetString, Integer> levels = new HashMap<>();
    private final MessageDispatcherImpl dispatcher = new MessageDispatcherImpl();
    private final DefaultUdpTransportMapping transport;
    /** Whether the message under way has been told of; there is one at a time. */
    private boolean told;

    TrapSocket(TrapReceiver.Settings settings, Credentials credentials, InstantSource clock, Ear ear) throws Failed {
        this.ear = ear;
        this.community = settings.community() == null
                ? null
                : Login.octets(credentials.find(settings.community()).secret()).getValue();
        var engine = MPv3.createLocalEngineID(Login.octets(settings.engine()));
        var users = new USM(Protocols.ALL, new OctetString(engine), boots(clock));
        admit(settings.users(), credentials, users);
        dispatcher.addMessageProcessingModel(new MPv1());
        dispatcher.addMessageProcessingModel(new MPv2c());
        dispatcher.addMessageProcessingModel(new MPv3(users));
        dispatcher.addCommandResponder(this::received);
        dispatcher.addAuthenticationFailureListener(this::refused);
        try {
            transport = new DefaultUdpTransportMapping(new UdpAddress(settings.address(), settings.port()));
            transport.setReceiveBufferSize(BUFFER);
            transport.addTransportListener(this::process);
            dispatcher.addTransportMapping(transport);
            transport.listen();
        } catch (IOException e) {
            throw new Failed("SNMP traps cannot be received at port " + settings.port() + ": " + e.getMessage());
        }
    }

    UdpAddress address() {
        return transport.getListenAddress();
    }

    /** Grows from start to start, as an engine that keeps its name must have it, without anything to keep. */
    private static int boots(InstantSource clock) {
        return (int) TimeUnit.MILLISECONDS.toMinutes(clock.millis() - EPOCH.toEpochMilli()) + 1;
    }

    private void admit(List<TrapReceiver.User> users, Credentials credentials, USM usm) throws Failed {
        for (var user : users) {
            var reference = user.privacyCredential();
            var login = Login.User.of(
                    credentials.find(user.credential()),
                    user.credential(),
                    user.authentication(),
                    reference == null ? null : Login.User.passphrase(credentials.find(reference), reference),
                    user.privacy());
            var secret = login.privacySecret();
            usm.addUser(new UsmUser(
                    Login.octets(login.name()),
                    Protocols.of(login.authentication()).getID(),
                    Login.octets(login.secret()),
                    secret == null ? null : Protocols.of(login.privacy()).getID(),
                    secret == null ? null : Login.octets(secret)));
            levels.put(
                    Login.octets(login.name()), secret == null ? SecurityLevel.AUTH_NOPRIV : SecurityLevel.AUTH_PRIV);
        }
    }

    private <A extends Address> void process(
            TransportMapping<? super A> from, A source, ByteBuffer message, TransportStateReference state) {
        told = false;
        dispatcher.processMessage(from, source, message, state);
        if (!told) ear.notUnderstood(ip(source));
    }

    private <A extends Address> void refused(AuthenticationFailureEvent<A> failure) {
        told = true;
        switch (failure.getError()) {
            case SnmpConstants.SNMPv3_USM_UNKNOWN_ENGINEID, SnmpConstants.SNMPv3_USM_NOT_IN_TIME_WINDOW ->
                log.debug("{} asks who is there", failure.getAddress());
            case SnmpConstants.SNMPv3_USM_UNKNOWN_SECURITY_NAME ->
                ear.refused(ip(failure.getAddress()), "unknown user");
            default -> ear.refused(ip(failure.getAddress()), "wrong passphrase or protocol");
        }
    }

    private <A extends Address> void received(CommandResponderEvent<A> event) {
        told = true;
        event.setProcessed(true);
        var source = ip(event.getPeerAddress());
        var pdu = event.getPDU();
        var why = pdu == null ? "empty" : doubt(event);
        if (why != null) {
            ear.refused(source, why);
            return;
        }
        Trap.of(pdu).ifPresentOrElse(trap -> ear.heard(source, trap), () -> ear.notUnderstood(source));
        if (pdu.getType() == PDU.INFORM) acknowledge(event, pdu);
    }

    /** Why a message is not believed, or null. */
    private @Nullable String doubt(CommandResponderEvent<?> event) {
        var type = event.getPDU().getType();
        if (type != PDU.NOTIFICATION && type != PDU.INFORM && type != PDU.V1TRAP) return "not a trap but a request";
        if (event.getMessageProcessingModel() != MPv3.ID)
            return community == null || Arrays.equals(community, event.getSecurityName()) ? null : "wrong community";
        var level = levels.get(new OctetString(event.getSecurityName()));
        if (level == null) return "unknown user";
        return event.getSecurityLevel() >= level ? null : "less secure than its user is";
    }

    private <A extends Address> void acknowledge(CommandResponderEvent<A> event, PDU inform) {
        var answer = (PDU) inform.clone();
        answer.setType(PDU.RESPONSE);
        answer.setErrorStatus(PDU.noError);
        answer.setErrorIndex(0);
        try {
            event.getMessageDispatcher()
                    .returnResponsePdu(
                            event.getMessageProcessingModel(),
                            event.getSecurityModel(),
                            event.getSecurityName(),
                            event.getSecurityLevel(),
                            answer,
                            event.getMaxSizeResponsePDU(),
                            event.getStateReference(),
                            new StatusInformation());
        } catch (MessageException e) {
            log.warn("An inform of {} could not be acknowledged", event.getPeerAddress(), e);
        }
    }

    private static InetAddress ip(Address address) {
        return ((UdpAddress) address).getInetAddress();
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (IOException e) {
            log.debug("The socket for traps did not close", e);
        }
    }
}
