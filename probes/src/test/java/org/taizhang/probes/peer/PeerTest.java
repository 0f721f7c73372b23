package org.taizhang.probes.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class PeerTest {
    @TempDir
    private Path folder;

    @Test
    void runsUntilItIsClosed() {
        Peer peer;
        try (var running = Peer.start(folder, () -> true, "sleep", "600")) {
            peer = running;
            assertThat(peer.isRunning()).isTrue();
        }
        assertThat(peer.isRunning()).isFalse();
    }

    @Test
    void isAwaitedUntilItAnswers() {
        var asked = new AtomicBoolean();
        try (var peer = Peer.start(folder, () -> asked.getAndSet(true), "sleep", "600")) {
            assertThat(asked).isTrue();
            peer.kill();
            assertThat(peer.isRunning()).isFalse();
        }
    }

    @Test
    void saysWhyItDidNotCome() {
        assertThatThrownBy(() -> Peer.start(folder, () -> false, "sh", "-c", "echo no such port; exit 3"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ended with 3")
                .hasMessageContaining("no such port");
    }

    @Test
    void aMissingProgramSkipsTheTestAndNamesItsPackage() {
        assertThatThrownBy(() -> Peer.needs("no-such-program", "no-such-package"))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("apt-get install no-such-package");
        assertThat(Peer.needs("sh", "dash")).endsWith("/sh");
    }

    @Test
    void knowsWhetherSomethingAccepts() {
        assertThat(Peer.accepts(Peer.freePort()).getAsBoolean()).isFalse();
        assertThat(Peer.freeUdpPort()).isPositive();
    }
}
