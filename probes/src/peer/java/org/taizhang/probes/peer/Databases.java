package org.taizhang.probes.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A database of Debian's that lives as long as a test. */
public record Databases(Peer peer, String url, Path data) implements AutoCloseable {
    /** PostgreSQL does not run as root, so where we are root another account runs it. */
    public static Databases postgresql(Path folder) throws Exception {
        var bin = Path.of("/usr/lib/postgresql/15/bin");
        Peer.needs(bin.resolve("postgres").toString(), "postgresql-15");
        var port = Peer.freePort();
        var data = Files.createTempDirectory("taizhang-postgresql");
        var isRoot = "root".equals(System.getProperty("user.name"));
        List<String> as =
                isRoot ? List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups") : List.of();
        if (isRoot) run(folder, List.of("chown", "postgres", data.toString()));
        run(
                folder,
                join(
                        as,
                        bin + "/initdb",
                        "-D",
                        data.toString(),
                        "-U",
                        "postgres",
                        "-A",
                        "trust",
                        "--no-sync",
                        "--locale=C"));
        var access = data.resolve("pg_hba.conf");
        Files.writeString(access, "host all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n");
        var peer = Peer.start(
                folder,
                Map.of(),
                () -> answers("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres"),
                join(
                        as,
                        bin + "/postgres",
                        "-D",
                        data.toString(),
                        "-p",
                        Integer.toString(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "fsync=off",
                        "-c",
                        "max_connections=17"));
        return new Databases(peer, "jdbc:postgresql://127.0.0.1:" + port + "/postgres", data);
    }

    public static Databases mariadb(Path folder) throws Exception {
        var program = Peer.needs("/usr/sbin/mariadbd", "mariadb-server");
        var port = Peer.freePort();
        var data = folder.resolve("mariadb");
        run(
                folder,
                List.of(
                        "mariadb-install-db",
                        "--no-defaults",
                        "--datadir=" + data,
                        "--auth-root-authentication-method=normal",
                        "--skip-test-db",
                        "--user=" + System.getProperty("user.name")));
        var peer = Peer.start(
                folder,
                Map.of(),
                () -> answers("jdbc:mariadb://127.0.0.1:" + port + "/", "root"),
                List.of(
                        program,
                        "--no-defaults",
                        "--datadir=" + data,
                        "--user=" + System.getProperty("user.name"),
                        "--bind-address=127.0.0.1",
                        "--port=" + port,
                        "--socket=" + folder.resolve("s"),
                        "--skip-name-resolve",
                        "--innodb-flush-log-at-trx-commit=0",
                        "--max-connections=19"));
        return new Databases(peer, "jdbc:mariadb://127.0.0.1:" + port + "/", data);
    }

    private static List<String> join(List<String> before, String... command) {
        var all = new ArrayList<>(before);
        all.addAll(List.of(command));
        return all;
    }

    private static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        var log = folder.resolve("prepare.log").toFile();
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log.toPath())).isZero();
    }

    private static boolean answers(String url, String user) {
        try (var connection = DriverManager.getConnection(url, user, "")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Waits until no connection of that account is left. */
    public void leavesNobodyConnected(String account) throws SQLException {
        try (var admin = DriverManager.getConnection(url, "postgres", "");
                var statement = admin.prepareStatement("SELECT count(*) FROM pg_stat_activity WHERE usename = ?")) {
            statement.setString(1, account);
            for (var left = -1; left != 0; LockSupport.parkNanos(5_000_000))
                try (var rows = statement.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                    left = rows.getInt(1);
                }
        }
    }

    @Override
    public void close() throws IOException {
        peer.close();
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
