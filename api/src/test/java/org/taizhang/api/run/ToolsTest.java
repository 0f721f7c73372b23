package org.taizhang.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.run.RunEvent.Integrity;
import org.taizhang.domain.run.RunEvent.Method;
import org.taizhang.domain.run.RunEvent.Outcome;
import org.taizhang.domain.run.RunEvent.Report;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What restic 0.14, borg 1.2, pgBackRest 2.45 and Barman 3.4 really said is understood. */
class ToolsTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static String captured(String name) {
        try (var file = ToolsTest.class.getResourceAsStream("/backup/" + name)) {
            assertThat(file).as(name).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void resticsSummaryAndItsListTellOfOneSnapshot() {
        var lines = captured("restic-backup.jsonl").lines().toList();
        var now = Instant.parse("2026-11-30T19:17:36Z");
        var summary = JSON.readValue(lines.getLast(), ResticSummary.class).report(null, now);
        assertThat(summary)
                .isEqualTo(new Report(
                        "restic",
                        "b767c109",
                        null,
                        Method.FULL,
                        Outcome.SUCCEEDED,
                        now.minusMillis(214),
                        now,
                        new Integrity(20_013L, null, true, "restic backup"),
                        null));
        var all =
                JSON.readValue(captured("restic-snapshots.json"), new TypeReference<List<ResticSnapshot>>() {}).stream()
                        .map(snapshot -> snapshot.report(null))
                        .toList();
        assertThat(all).extracting(Report::snapshot).containsExactly("b767c109", "db03a447");
        assertThat(all).extracting(Report::method).containsExactly(Method.FULL, Method.INCREMENTAL);
        assertThat(all.getFirst().integrity())
                .isEqualTo(new Integrity(
                        null,
                        "b767c1095285b0797017c3f4fe4cc9aaa35827effc5df4efa7e3ad7c2c636b20",
                        true,
                        "restic snapshots"));
        assertThat(all.getFirst().startedAt()).isEqualTo("2026-11-30T19:17:35.854421840Z");
        assertThat(JSON.readValue(lines.getLast(), ResticSummary.class)
                        .report(Method.INCREMENTAL, now)
                        .method())
                .isEqualTo(Method.INCREMENTAL);
    }

    @Test
    void borgsArchives() {
        var shanghai = ZoneId.of("Asia/Shanghai");
        var made =
                JSON.readValue(captured("borg-create.json"), BorgOutput.class).reports(null, shanghai);
        assertThat(made)
                .containsExactly(new Report(
                        "borg",
                        "0caf16060ceddd0579ee582c5e52e0fd2539cfa36ff539b43b0890cdf7b4cc07",
                        "portal-2",
                        Method.FULL,
                        Outcome.SUCCEEDED,
                        Instant.parse("2026-11-30T11:17:40Z"),
                        Instant.parse("2026-11-30T11:17:40Z"),
                        new Integrity(
                                20_516L,
                                "0caf16060ceddd0579ee582c5e52e0fd2539cfa36ff539b43b0890cdf7b4cc07",
                                true,
                                "borg"),
                        null));
        var listed =
                JSON.readValue(captured("borg-info.json"), BorgOutput.class).reports(null, ZoneOffset.UTC);
        assertThat(listed).extracting(Report::label).containsExactly("portal-1", "portal-2");
    }

    @Test
    void pgBackRestsBackups() {
        var all =
                JSON
                        .readValue(captured("pgbackrest-info.json"), new TypeReference<List<PgBackRestStanza>>() {})
                        .stream()
                        .flatMap(stanza -> stanza.reports().stream())
                        .toList();
        assertThat(all)
                .extracting(Report::snapshot)
                .containsExactly("main:20261130-191744F", "main:20261130-191744F_20261130-191751I");
        assertThat(all).extracting(Report::method).containsExactly(Method.FULL, Method.INCREMENTAL);
        assertThat(all.getFirst().startedAt()).isEqualTo(Instant.ofEpochSecond(1_796_066_264));
        assertThat(all.getFirst().finishedAt()).isEqualTo(Instant.ofEpochSecond(1_796_066_269));
        assertThat(all.getFirst().integrity())
                .isEqualTo(new Integrity(22_992_566L, null, true, "pgbackrest: page checksums"));
        var damaged = JSON.readValue(
                captured("pgbackrest-info.json").replace("\"error\":false", "\"error\":true"),
                new TypeReference<List<PgBackRestStanza>>() {});
        assertThat(damaged.getFirst().reports()).allSatisfy(report -> {
            assertThat(report.integrity()).isNotNull();
            assertThat(report.integrity().sound()).isFalse();
        });
    }

    @Test
    void barmansBackupsOnceTheyHaveEnded() {
        var said = captured("barman-list-backup.json");
        assertThat(barman(said))
                .containsExactly(
                        new Report(
                                "barman",
                                "20261130T192904",
                                "20261130T192904",
                                Method.FULL,
                                Outcome.FAILED,
                                Instant.parse("2026-11-30T19:29:04Z"),
                                null,
                                null,
                                null),
                        new Report(
                                "barman",
                                "20261130T191759",
                                "20261130T191759",
                                Method.FULL,
                                Outcome.SUCCEEDED,
                                Instant.parse("2026-11-30T19:17:59Z"),
                                Instant.ofEpochSecond(1_796_066_281),
                                new Integrity(39_907_347L, null, true, "barman: all of its log has come"),
                                null));
        assertThat(barman(said.replace("DONE", "WAITING_FOR_WALS")))
                .extracting(Report::outcome)
                .containsExactly(Outcome.FAILED);
    }

    private static List<Report> barman(String said) {
        return JSON.readValue(said, new TypeReference<Map<String, List<BarmanBackup>>>() {}).values().stream()
                .flatMap(List::stream)
                .flatMap(backup -> backup.report(ZoneOffset.UTC).stream())
                .toList();
    }
}
