package org.taizhang.probes.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.taizhang.probes.Seeing.value;
import static org.taizhang.probes.Seeing.values;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.target.Check;
import org.taizhang.probes.Credential;
import org.taizhang.probes.RawServer;
import org.taizhang.probes.Secrets;
import org.taizhang.probes.Seeing;
import org.taizhang.probes.peer.Databases;
import org.taizhang.probes.peer.Peer;

/** PostgreSQL and MariaDB as Debian packages them, read by an account that has the least rights. */
class DatabaseProbeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Secrets SECRETS = new Secrets(Map.of(
            "file:watch", new Credential("watch", "s3cret"),
            "file:wrong", new Credential("watch", "wr0ng"),
            "file:poor", new Credential("poor", "s3cret")));

    private final DatabaseProbe probe = new DatabaseProbe(new Jdbc(new Drivers(null), SECRETS));

    @TempDir
    private Path folder;

    private Observation see(String address, String credential, Duration patience) throws InterruptedException {
        var check = new Check.Database(credential, null);
        return Seeing.run((target, readings) -> probe.read(target, check, readings), address, check, patience);
    }

    @Test
    void postgresqlTellsOfItself() throws Exception {
        try (var server = Databases.postgresql(folder)) {
            try (var admin = DriverManager.getConnection(server.url(), "postgres", "");
                    var statement = admin.createStatement()) {
                statement.execute("CREATE ROLE watch LOGIN PASSWORD 's3cret'");
                statement.execute("GRANT pg_monitor TO watch");
                statement.execute("CREATE ROLE poor LOGIN PASSWORD 's3cret'");
                var seen = see(server.url(), "file:watch", PATIENCE);
                assertThat(seen.outcome()).as(seen.detail()).isEqualTo(Outcome.SUCCEEDED);
                assertThat(value(seen, "database_up")).isEqualTo(1);
                assertThat(value(seen, "database_sessions")).isEqualTo(2);
                assertThat(value(seen, "database_sessions_limit")).isEqualTo(17);
                assertThat(value(seen, "database_sessions_used_ratio")).isEqualTo(2 / 17.0);
                assertThat(value(seen, "database_processes")).isGreaterThan(4);
                assertThat(values(seen, "database_tablespace_bytes").get("pg_default"))
                        .isPositive();
                assertThat(value(seen, "database_cache_hit_ratio")).isBetween(0.1, 1.0);
                assertThat(value(seen, "database_ping_seconds")).isPositive();
                assertThat(value(seen, "database_slow_queries_running")).isZero();
                assertThat(seen.facts().get("database_version")).startsWith("15.");
                var before = seen.facts().get("database_configuration");
                assertThat(before).matches("[0-9a-f]{64}");

                statement.execute("ALTER SYSTEM SET work_mem = '5MB'");
                statement.execute("SELECT pg_reload_conf()");
                while (before.equals(
                        see(server.url(), "file:watch", PATIENCE).facts().get("database_configuration")))
                    assertThat(server.peer().isRunning()).isTrue();

                var poor = see(server.url(), "file:poor", PATIENCE);
                assertThat(poor.detail()).startsWith("The database does not grant what is to be read (SQL state 42501");
                assertThat(value(poor, "database_up")).isEqualTo(1);
                var wrong = see(server.url(), "file:wrong", PATIENCE);
                assertThat(wrong.detail()).startsWith("The database does not let the credential in (SQL state 28P01");
                assertThat(value(wrong, "database_up")).isZero();
                assertThat(see(server.url() + "_gone", "file:watch", PATIENCE).detail())
                        .startsWith("The database refused (SQL state 3D000");
            }
            server.leavesNobodyConnected("watch");
        }
    }

    @Test
    void mariadbTellsOfItself() throws Exception {
        try (var server = Databases.mariadb(folder)) {
            try (var admin = DriverManager.getConnection(server.url(), "root", "");
                    var statement = admin.createStatement()) {
                statement.execute("CREATE USER watch@'127.0.0.1' IDENTIFIED BY 's3cret'");
                statement.execute("GRANT PROCESS, SLAVE MONITOR ON *.* TO watch@'127.0.0.1'");
                statement.execute("CREATE USER poor@'127.0.0.1' IDENTIFIED BY 's3cret'");
                var seen = see(server.url(), "file:watch", PATIENCE);
                assertThat(seen.outcome()).as(seen.detail()).isEqualTo(Outcome.SUCCEEDED);
                assertThat(value(seen, "database_up")).isEqualTo(1);
                assertThat(value(seen, "database_sessions")).isGreaterThanOrEqualTo(2);
                assertThat(value(seen, "database_sessions_limit")).isEqualTo(19);
                assertThat(value(seen, "database_processes")).isGreaterThanOrEqualTo(2);
                assertThat(value(seen, "database_slow_queries_total")).isZero();
                assertThat(values(seen, "database_tablespace_bytes")).isNotEmpty();
                assertThat(value(seen, "database_cache_hit_ratio")).isBetween(0.0, 1.0);
                assertThat(value(seen, "database_questions_refused")).isZero();
                assertThat(seen.facts().get("database_version")).contains("MariaDB");
                assertThat(seen.facts().get("database_configuration")).matches("[0-9a-f]{64}");
                var asMysql = server.url().replace("jdbc:mariadb:", "jdbc:mysql:");
                assertThat(value(see(asMysql, "file:watch", PATIENCE), "database_up"))
                        .isEqualTo(1);

                var poor = see(server.url(), "file:poor", PATIENCE);
                assertThat(value(poor, "database_questions_refused")).isPositive();
                assertThat(see(server.url(), "file:wrong", PATIENCE).detail())
                        .startsWith("The database does not let the credential in (SQL state 28000");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql", "jdbc:mariadb"})
    void saysThatNobodyIsThereOrSomethingElse(String scheme) throws Exception {
        var nobody = see(scheme + "://127.0.0.1:" + Peer.freePort() + "/x", "file:watch", PATIENCE);
        assertThat(nobody.detail()).startsWith("The database cannot be reached, or does not speak its protocol");
        assertThat(value(nobody, "database_up")).isZero();
        try (var other = RawServer.saying("HTTP/1.1 400 s3cret\r\n\r\n")) {
            var seen = see(scheme + "://127.0.0.1:" + other.port() + "/x", "file:watch", Duration.ofSeconds(2));
            assertThat(seen.outcome()).isNotEqualTo(Outcome.SUCCEEDED);
            assertThat(seen.detail()).doesNotContain("s3cret");
        }
        try (var silent = new RawServer((request, answer) -> request.readAllBytes())) {
            var seen = see(scheme + "://127.0.0.1:" + silent.port() + "/x", "file:watch", Duration.ofMillis(300));
            assertThat(seen.outcome()).isNotEqualTo(Outcome.SUCCEEDED);
        }
    }

    @Test
    void saysThatADriverOrADialectIsMissing() throws Exception {
        assertThat(see("jdbc:dm://127.0.0.1:5236", "file:watch", PATIENCE).detail())
                .isEqualTo("There is no driver for jdbc:dm in the folder of drivers");
        assertThat(see("jdbc:h2://127.0.0.1", null, PATIENCE).detail())
                .isEqualTo("Databases of the kind h2 are not known");
        assertThat(see("jdbc:mariadb://127.0.0.1/x", "file:nobody", PATIENCE).detail())
                .isEqualTo("There is no credential file:nobody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mariadb", "mysql", "kingbase8", "opengauss", "dm", "oracle"})
    void everyDialectAsksForSessionsTheirLimitAndTheVersion(String name) throws Exception {
        var asked = String.join(
                "\n",
                Dialect.of(name).questions().stream().map(Dialect.Question::sql).toList());
        assertThat(asked)
                .contains("database_sessions", "database_sessions_limit", "database_version", "database_processes");
        assertThat(Dialect.of(name).questions())
                .allMatch(question -> question.sql().matches("(?s)(SELECT|SHOW) .*[^;]"));
    }
}
