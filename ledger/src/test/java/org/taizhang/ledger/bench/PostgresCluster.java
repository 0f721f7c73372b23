package org.taizhang.ledger.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A PostgreSQL server for as long as the measuring takes: a new cluster, on this machine's loopback, then gone. */
final class PostgresCluster implements AutoCloseable {
    static final String USER = "bench";

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private final Path bin;
    private final Path directory;
    private final int port;
    private final String password = UUID.randomUUID().toString();
    private final Thread atExit = new Thread(this::stop);

    private PostgresCluster(Path bin, Path directory) throws IOException {
        this.bin = bin;
        this.directory = directory;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    /** Where the newest PostgreSQL of this machine has its programs; nothing where there is none. */
    static Optional<Path> installed() throws IOException {
        if (!Files.isDirectory(INSTALLED)) return Optional.empty();
        try (var versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.comparingInt(bin -> version(bin)));
        }
    }

    /** Starts a server with its data in a directory that does not exist yet. */
    static PostgresCluster start(Path bin, Path directory) throws IOException {
        Files.createDirectory(directory);
        var cluster = new PostgresCluster(bin, directory);
        var secret = Files.writeString(directory.resolve("password"), cluster.password);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        // PostgreSQL refuses to run as root
        if (ROOT)
            for (var path : List.of(directory, secret))
                Files.setOwner(
                        path,
                        path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres"));
        cluster.run("initdb", "-D", cluster.data(), "-U", USER, "-A", "scram-sha-256", "--pwfile", secret.toString());
        Runtime.getRuntime().addShutdownHook(cluster.atExit);
        cluster.run(
                "pg_ctl",
                "start",
                "-w",
                "-D",
                cluster.data(),
                "-l",
                directory.resolve("log").toString(),
                "-o",
                "-p " + cluster.port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= "
                        + "-c fsync=on -c synchronous_commit=on");
        return cluster;
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    String password() {
        return password;
    }

    static int version(Path bin) {
        return Integer.parseInt(bin.getParent().getFileName().toString().replaceAll("\\D.*", ""));
    }

    private String data() {
        return directory.resolve("data").toString();
    }

    private void stop() {
        try {
            run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", data());
        } catch (IOException e) {
            System.err.println(e.getMessage());
        }
    }

    private void run(String program, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        if (ROOT) command.addAll(List.of("runuser", "-u", "postgres", "--"));
        command.add(bin.resolve(program).toString());
        command.addAll(Stream.of(arguments).toList());
        var output = Files.createTempFile("postgres", ".txt");
        try {
            var process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (process.waitFor() != 0) throw new IOException(program + " failed: " + Files.readString(output, UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + program, e);
        } finally {
            Files.delete(output);
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        stop();
    }
}
