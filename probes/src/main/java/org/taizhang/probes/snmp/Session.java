package org.taizhang.probes.snmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.Snmp;
import org.snmp4j.Target;
import org.snmp4j.event.ResponseEvent;
import org.snmp4j.event.ResponseListener;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.security.USM;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.DefaultUdpTransportMapping;
import org.taizhang.probes.Failed;

/**
 * One socket, one thread that receives and one timer for all agents, however many are asked at once.
 *
 * <p>A socket that serves many agents is not connected to any: an agent that is not there is silent and never refuses.
 */
final class Session implements AutoCloseable {
    private static final int BUFFER = 4 * 1024 * 1024;
    private static final int RETRIES = 2;
    private static final long SHORTEST = Duration.ofMillis(100).toMillis();
    private static final long LONGEST = Duration.ofSeconds(5).toMillis();

    private final MPv3 version3;
    private final Snmp snmp;

    Session() {
        try {
            // It only asks, and every user comes with the target: neither an engine of its own nor users are needed.
            version3 = new MPv3(new USM(Protocols.ALL, new OctetString(MPv3.createLocalEngineID()), 0));
            var dispatcher = new MessageDispatcherImpl();
            dispatcher.addMessageProcessingModel(new MPv2c());
            dispatcher.addMessageProcessingModel(version3);
            var transport = new DefaultUdpTransportMapping();
            transport.setReceiveBufferSize(BUFFER);
            snmp = new Snmp(dispatcher, transport);
            snmp.listen();
        } catch (IOException e) {
            throw new UncheckedIOException("No UDP socket for SNMP", e);
        }
    }

    /** Divides the time there is among the tries, so that it is over before the run's own. */
    static void within(Duration timeout, Target<UdpAddress> target) {
        target.setRetries(RETRIES);
        target.setTimeout(Math.clamp(timeout.toMillis() / (RETRIES + 2), SHORTEST, LONGEST));
    }

    /** What is answered; null where nothing is. An interrupt gives up at once. */
    @Nullable
    PDU ask(PDU request, Target<UdpAddress> target) throws IOException, InterruptedException {
        var answer = new Answer();
        try {
            snmp.send(request, target, null, answer);
            return answer.future.get();
        } catch (ExecutionException e) {
            throw new Failed("The request over SNMP failed: " + e.getCause());
        } finally {
            snmp.cancel(request, answer);
        }
    }

    /** Forgets what identified the agent, which may be another one by now. */
    void forget(UdpAddress agent) {
        version3.removeEngineID(agent);
    }

    private final class Answer implements ResponseListener {
        private final CompletableFuture<@Nullable PDU> future = new CompletableFuture<>();

        @Override
        public <A extends Address> void onResponse(ResponseEvent<A> event) {
            // Without this the session would go on asking.
            snmp.cancel(event.getRequest(), this);
            if (event.getError() == null) future.complete(event.getResponse());
            else future.completeExceptionally(event.getError());
        }
    }

    @Override
    public void close() {
        try {
            snmp.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
