package org.taizhang.probes;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.keyboard.UserInteraction;
import org.apache.sshd.client.auth.password.PasswordIdentityProvider;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.taizhang.domain.target.Check;

/**
 * Reads a machine over SSH: a connection and one command a run. The machine must show the key whose fingerprint is pinned
 * before anything of the credential is sent; nothing of the product's own account, such as {@code ~/.ssh}, is used.
 */
public final class SshProbe implements AutoCloseable {
    private static final int PORT = 22;
    private static final int LIMIT = 1024 * 1024;
    private static final AttributeKey<Pin> PIN = new AttributeKey<>();

    private final Credentials credentials;
    private final SshSystem system = new SshSystem();
    /** The library waits under monitors, which would hold up what carries virtual threads. */
    private final Aside waiting = new Aside("ssh", 32);

    private final SshClient client = SshClient.setUpDefaultClient();

    /** @param seen the fingerprint that the machine showed, once it has */
    private record Pin(String expected, AtomicReference<String> seen) {}

    /** How a command ended. */
    record Answer(String text, int state) {}

    public SshProbe(Credentials credentials) {
        this.credentials = credentials;
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setPasswordIdentityProvider(PasswordIdentityProvider.EMPTY_PASSWORDS_PROVIDER);
        client.setUserInteraction(UserInteraction.NONE);
        client.setServerKeyVerifier((session, address, key) -> {
            var pin = session.getConnectionContext().getAttribute(PIN);
            var found = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
            pin.seen.set(found);
            return pin.expected.equals(found);
        });
    }

    void read(Watched target, Check.Ssh check, Readings readings) throws IOException, InterruptedException {
        var credential = credentials.find(check.credential());
        var command = check.command() == null ? SshSystem.command(check) : check.command();
        var place = Place.of(target.address(), PORT);
        readings.step("asking " + place + " over SSH");
        Answer answer;
        try {
            answer = waiting.call(() -> run(place, check.hostKey(), credential, command, target.timeout()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Failed failed) throw failed;
            throw new IllegalStateException(e.getCause());
        }
        if (check.command() == null) system.read(target.id(), check, answer, readings);
        else ScriptOutput.read(answer.text, answer.state, check.output(), readings);
    }

    private Answer run(Place place, String hostKey, Credential credential, String command, Duration timeout)
            throws Failed {
        var pin = new Pin(hostKey, new AtomicReference<>());
        try {
            if (!client.isStarted()) client.start();
            var context = AttributeRepository.ofKeyValuePair(PIN, pin);
            try (var session = client.connect(credential.user(), place.host(), place.port(), context, null)
                    .verify(timeout)
                    .getSession()) {
                identify(session, credential);
                session.auth().verify(timeout);
                return run(session, command, timeout, place);
            }
        } catch (Failed e) {
            throw e;
        } catch (IOException e) {
            throw new Failed(why(place, pin, e));
        }
    }

    private static String why(Place place, Pin pin, IOException failure) {
        var seen = pin.seen.get();
        if (seen == null) return place + " did not answer as an SSH server";
        if (!seen.equals(pin.expected))
            return place + " shows another key than the one that is pinned, " + seen
                    + ": it was installed anew, or somebody is in between";
        var message = String.valueOf(failure.getMessage());
        return message.contains("authentication") || message.contains("auth")
                ? place + " refused the credential"
                : "The SSH connection to " + place + " broke";
    }

    private static void identify(ClientSession session, Credential credential) throws Failed {
        if (!credential.secret().startsWith("-----BEGIN")) {
            session.addPasswordIdentity(credential.secret());
            return;
        }
        try (var key = new ByteArrayInputStream(credential.secret().getBytes(StandardCharsets.US_ASCII))) {
            var pairs = SecurityUtils.loadKeyPairIdentities(session, NamedResource.ofName("credential"), key, null);
            for (var pair : pairs) session.addPublicKeyIdentity(pair);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new Failed("The credential holds no private key that can be used; one with a passphrase cannot");
        }
    }

    private static Answer run(ClientSession session, String command, Duration timeout, Place place) throws IOException {
        var printed = new Bounded();
        try (var channel = session.createExecChannel(command)) {
            channel.setOut(printed);
            channel.setErr(OutputStream.nullOutputStream());
            channel.open().verify(timeout);
            var ended = channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), timeout.toMillis());
            if (printed.over) throw new Failed("The command printed more than 1 MiB");
            if (ended.contains(ClientChannelEvent.TIMEOUT))
                throw new Failed(place + " did not end the command in time");
            var state = channel.getExitStatus();
            if (state == null) throw new Failed("The command was ended by a signal");
            return new Answer(printed.toString(StandardCharsets.UTF_8), state);
        }
    }

    @Override
    public void close() {
        client.stop();
    }

    /** Takes what is printed up to a limit; what is over it ends the channel. */
    private static final class Bounded extends ByteArrayOutputStream {
        private volatile boolean over;

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            if (over) throw new IllegalStateException("more was printed than is taken");
            if (size() + length > LIMIT) over = true;
            else super.write(bytes, offset, length);
        }
    }
}
