package org.taizhang.probes.peer;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A real daemon for as long as a test takes: started in the foreground, awaited until it answers, then gone with its children. */
public final class Peer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TAIL = 4_000;
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final Process process;
    private final Path log;
    private final Thread atExit = new Thread(this::end);

    private Peer(Process process, Path log) {
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Where a program is, an absolute path or a name to be found where Debian puts programs; nothing where it is not installed. */
    public static Optional<Path> find(String program) {
        var path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/sbin:/usr/local/sbin:/usr/bin";
        return Stream.of(path.split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder).resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Where a program is; without it the test is skipped, and says which Debian package would run it. */
    public static String needs(String program, String debianPackage) {
        var found = find(program);
        assumeThat(found)
                .as("%s is not installed: apt-get install %s", program, debianPackage)
                .isPresent();
        return found.orElseThrow().toString();
    }

    /**
     * Starts a daemon that stays in the foreground and waits until it answers.
     *
     * @param folder where it runs, and where {@code peer.log} gets what it prints
     * @param ready asked again and again; see {@link #accepts}
     * @throws IllegalStateException with the end of what it printed, where it ends or does not answer
     */
    public static Peer start(
            Path folder, Map<String, String> environment, BooleanSupplier ready, List<String> command) {
        try {
            var log = folder.resolve("peer.log");
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            var peer = new Peer(builder.start(), log);
            try {
                peer.await(command.getFirst(), ready);
            } catch (RuntimeException e) {
                peer.close();
                throw e;
            }
            return peer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Peer start(Path folder, BooleanSupplier ready, String... command) {
        return start(folder, Map.of(), ready, List.of(command));
    }

    private void await(String program, BooleanSupplier ready) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive())
                throw new IllegalStateException(program + " ended with " + process.exitValue() + ": " + output());
            if (System.nanoTime() - end > 0) throw new IllegalStateException(program + " does not answer: " + output());
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** Whether something accepts TCP connections at that port of the loopback. */
    public static BooleanSupplier accepts(int port) {
        return () -> {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(LOOPBACK, port), 500);
                return true;
            } catch (IOException e) {
                return false;
            }
        };
    }

    /** A TCP port of the loopback that was free just now. */
    public static int freePort() {
        try (var free = new ServerSocket(0, 1, LOOPBACK)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A UDP port of the loopback that was free just now. */
    public static int freeUdpPort() {
        try (var free = new DatagramSocket(0, LOOPBACK)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The end of what it has printed so far. */
    public String output() {
        try {
            var text = Files.readString(log, StandardCharsets.ISO_8859_1);
            return text.substring(Math.max(0, text.length() - TAIL));
        } catch (IOException e) {
            return e.toString();
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** Ends it at once, as a crash would. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }

    private void end() {
        var children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
