package org.taizhang.probes.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.taizhang.probes.Seeing.value;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.target.Check;
import org.taizhang.domain.target.ContractField;
import org.taizhang.domain.target.RecordContract;
import org.taizhang.probes.Credential;
import org.taizhang.probes.Fetch;
import org.taizhang.probes.RawServer;
import org.taizhang.probes.Secrets;
import org.taizhang.probes.Seeing;
import org.taizhang.probes.database.Drivers;
import org.taizhang.probes.database.Jdbc;
import org.taizhang.probes.peer.Databases;

/** Interfaces over HTTP and over PostgreSQL, that keep their contract and that do not. */
class ContractTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final InstantSource NOW = () -> Instant.parse("2026-11-24T04:00:00Z");
    private static final Secrets SECRETS = new Secrets(Map.of("file:reader", new Credential("reader", "s3cret")));
    private static final String ANSWER = """
            {"code": 0, "data": {"items": [
              {"title": "关于开展…的通知", "published": "2026-11-24 11:30:00", "views": 12, "top": false, "files": [], "by": {"name": "办公厅"}},
              {"title": "公告", "published": "2026-11-20 08:00:00", "views": 3, "top": true, "files": ["a"], "by": {"name": "卫健委"}}
            ]}}""";

    @TempDir
    private Path folder;

    private static ContractField field(String name, String type) {
        return new ContractField(name, type, null);
    }

    private static RecordContract contract(
            List<ContractField> fields,
            @Nullable Long min,
            @Nullable Long max,
            @Nullable String newest,
            @Nullable Duration age) {
        return new RecordContract(fields, min, max, newest, age);
    }

    private Observation http(String json, @Nullable String records, RecordContract contract) throws Exception {
        var length = json.getBytes(StandardCharsets.UTF_8).length;
        var head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n";
        try (var server = new RawServer((request, answer) -> {
            RawServer.skipHead(request);
            answer.write((head + json).getBytes(StandardCharsets.UTF_8));
        })) {
            var check = new Check.DataInterface(null, records, contract);
            var probe = new DataInterfaceProbe(new Fetch(SECRETS, Clock.systemUTC()), NOW, ZONE);
            return Seeing.run(
                    (target, readings) -> probe.read(target, check, readings), server.address(), check, PATIENCE);
        }
    }

    @Test
    void whatKeepsItsContractIsCountedAndItsAgeKnown() throws Exception {
        var fields = List.of(
                field("title", "TEXT"),
                field("published", "TIME"),
                field("views", "NUMBER"),
                field("top", "BOOLEAN"),
                field("files", "LIST"),
                field("by", "OBJECT"),
                field("/by/name", "ANY"),
                new ContractField("summary", "TEXT", true));
        var seen = http(ANSWER, "/data/items", contract(fields, 1L, 100L, "published", Duration.ofDays(1)));
        assertThat(seen.outcome()).as(seen.detail()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(value(seen, "data_interface_rows")).isEqualTo(2);
        assertThat(value(seen, "data_interface_violations")).isZero();
        assertThat(value(seen, "data_interface_age_seconds")).isEqualTo(1800);
        assertThat(http("{\"a\": 1}", null, contract(List.of(field("a", "NUMBER")), 1L, null, null, null))
                        .outcome())
                .isEqualTo(Outcome.SUCCEEDED);
        assertThat(value(http("[]", null, contract(List.of(), null, null, null, null)), "data_interface_rows"))
                .isZero();
    }

    static Stream<Arguments> violations() {
        var none = List.<ContractField>of();
        return Stream.of(
                Arguments.of(
                        "/data/list", contract(none, null, null, null, null), "The answer has no list at /data/list"),
                Arguments.of(
                        "/data/items",
                        contract(List.of(field("author", "TEXT")), null, null, null, null),
                        "The field author of record 1 is missing, and so on 1 times more"),
                Arguments.of(
                        "/data/items",
                        contract(List.of(field("views", "TEXT")), null, null, null, null),
                        "The field views of record 1 is no TEXT, and so on 1 times more"),
                Arguments.of(
                        "/data/items",
                        contract(List.of(field("title", "TIME")), null, null, null, null),
                        "The field title of record 1 is no TIME, and so on 1 times more"),
                Arguments.of("/data/items", contract(none, 3L, null, null, null), "There are 2 records, fewer than 3"),
                Arguments.of("/data/items", contract(none, null, 1L, null, null), "There are more than 1 records"),
                Arguments.of(
                        "/data/items",
                        contract(none, null, null, "published", Duration.ofMinutes(29)),
                        "The newest record by published is of 2026-11-24T03:30:00Z, older than PT29M"),
                Arguments.of(
                        "/data/items",
                        contract(none, null, null, "updated", null),
                        "The field updated of record 1 is no TIME, and so on 1 times more"));
    }

    @ParameterizedTest
    @MethodSource("violations")
    void whatBreaksItsContractIsToldByTheField(String records, RecordContract contract, String why) throws Exception {
        var seen = http(ANSWER, records, contract);
        assertThat(seen.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(seen.detail()).isEqualTo(why).doesNotContain("通知");
    }

    @Test
    void anEmptyListHasNoNewestRecord() throws Exception {
        var seen = http("[]", null, contract(List.of(), null, null, "at", Duration.ofDays(1)));
        assertThat(seen.detail()).isEqualTo("The newest record by at is missing");
        assertThat(http("<html>", null, contract(List.of(), null, null, null, null))
                        .detail())
                .isEqualTo("The answer is no JSON");
    }

    @Test
    void timesAreReadAsInterfacesWriteThem() {
        var moments = new Moments(ZONE);
        var at = Instant.parse("2026-11-24T03:30:00Z");
        assertThat(Stream.of(
                                "2026-11-24T11:30:00+08:00",
                                "2026-11-24T03:30:00Z",
                                "2026-11-24 11:30:00",
                                "2026-11-24T11:30",
                                at.getEpochSecond(),
                                at.toEpochMilli())
                        .map(moments::of))
                .containsOnly(at);
        assertThat(moments.of("2026-11-24")).isEqualTo("2026-11-23T16:00:00Z");
        assertThat(Stream.of("yesterday", "", "2026-13-01", -1, Double.NaN, 1e300, true)
                        .map(moments::of))
                .containsOnlyNulls();
    }

    private Observation query(Databases server, String select, RecordContract contract) throws InterruptedException {
        var check = new Check.DataQuery("file:reader", null, select, contract);
        var probe = new DataQueryProbe(new Jdbc(new Drivers(null), SECRETS), NOW, ZONE);
        return Seeing.run((target, readings) -> probe.read(target, check, readings), server.url(), check, PATIENCE);
    }

    @Test
    void aSelectIsHeldToItsContractAndWritesNothing() throws Exception {
        try (var server = Databases.postgresql(folder);
                var admin = DriverManager.getConnection(server.url(), "postgres", "");
                var statement = admin.createStatement()) {
            statement.execute("CREATE ROLE reader LOGIN PASSWORD 's3cret'");
            statement.execute("CREATE TABLE article (title text, published timestamp, views int)");
            statement.execute("CREATE SEQUENCE number");
            statement.execute("GRANT SELECT ON article TO reader");
            statement.execute("GRANT USAGE ON SEQUENCE number TO reader");
            statement.execute(
                    "INSERT INTO article VALUES ('a', '2026-11-24 11:30:00', 1), ('b', '2026-11-20 08:00:00', 2)");
            var fields = List.of(field("Title", "TEXT"), field("published", "TIME"), field("views", "NUMBER"));
            var agreed = contract(fields, 2L, 2L, "published", Duration.ofHours(1));
            var seen = query(server, "SELECT title, published, views FROM article", agreed);
            assertThat(seen.outcome()).as(seen.detail()).isEqualTo(Outcome.SUCCEEDED);
            assertThat(value(seen, "data_interface_rows")).isEqualTo(2);
            assertThat(value(seen, "data_interface_age_seconds")).isEqualTo(1800);
            assertThat(query(server, "SELECT title, published FROM article", agreed)
                            .detail())
                    .isEqualTo("The field views of record 1 is missing, and so on 1 times more");
            assertThat(query(server, "SELECT nextval('number')", agreed).detail())
                    .startsWith("Only reading is allowed");
            assertThat(query(server, "SELECT secret FROM article", agreed).detail())
                    .startsWith("The database refused (SQL state 42703")
                    .doesNotContain("secret");
            assertThat(query(server, "SELECT * FROM pg_authid", agreed).detail())
                    .startsWith("The database does not grant what is to be read");
        }
    }
}
