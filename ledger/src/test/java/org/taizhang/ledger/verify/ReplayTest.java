package org.taizhang.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.ledger.Entry;
import org.taizhang.ledger.Personal;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.ledger.verify.event.Json;

/** Events as people and programs get to read them. */
class ReplayTest {
    private static final Signer SIGNER = new Signer(TilesLog.ORIGIN);

    @TempDir
    Path directory;

    private List<String> lines(Object... arguments) {
        var run = Run.of(arguments);
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.err()).contains("listed, not verified");
        return run.out().lines().toList();
    }

    @Test
    void aSubjectsEventsAreListedFromEverySource() throws Exception {
        var log = new TilesLog(1_000);
        var tiles = directory.resolve("tiles");
        log.write(tiles, SIGNER);
        var ledger = directory.resolve("ledger.db");
        try (var sqlite = Ledger.open(ledger)) {
            Ledger.append(sqlite, 0, 1_000);
        }
        var export = directory.resolve("export.zip");
        var out = new ByteArrayOutputStream();
        new Export(
                        List.of(new Export.Tree(
                                TreeHash.SHA256, log.checkpoint(SIGNER, 1_000), log.tree(TreeHash.SHA256))),
                        List.of(SIGNER.key()))
                .range(
                        out,
                        0,
                        1_000,
                        LongStream.range(0, 1_000)
                                .mapToObj(i -> new Export.Exported(i, log.entries.get((int) i)))
                                .iterator(),
                        List.<Export.Personal>of().iterator());
        Files.write(export, out.toByteArray());
        for (var source : List.of(tiles, ledger, export)) {
            var events = lines("replay", source, "--subject", "c-1-0", "--ndjson");
            assertThat(events).hasSize(200).allSatisfy(line -> Json.parse(line.getBytes(UTF_8)));
            assertThat(events.get(3))
                    .startsWith("{\"position\":16,\"entry\":{\"v\":1,\"id\":\"" + Entries.id(16) + "\"");
            assertThat(lines("replay", source, "--subject", "change/c-1-0", "--ndjson"))
                    .isEqualTo(events);
            assertThat(lines("replay", source, "--subject", "nobody", "--ndjson"))
                    .isEmpty();
            assertThat(lines("replay", source, "--from", "254", "--to", "260", "--ndjson"))
                    .hasSize(6);
            assertThat(lines(
                            "replay",
                            source,
                            "--from",
                            "2026-11-23T08:00:06.5Z",
                            "--to",
                            "2026-11-23T08:00:06.6Z",
                            "--ndjson"))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).contains("\"time\":\"2026-11-23T08:00:06.5"));
        }
    }

    @Test
    void anEventIsReadableText() {
        new TilesLog(10).write(directory, SIGNER);
        var text = String.join("\n", lines("replay", directory, "--from", "6", "--to", "7"));
        assertThat(text)
                .contains("6  2026-11-23T08:00:00.042000123Z  change.approved/1  change/c-1-0 #1")
                .contains("title: 变更", "n: 6", "@actor.name: 王芳");
    }

    @Test
    void personalDataIsShownErasedOrWithheld() {
        var shown = Personal.of("p-1", "{\"actor.name\":\"王芳\"}");
        var erased = Personal.of("p-2", "{\"/reporter/name\":\"李强\"}");
        var unknown = Personal.of("p-3", "{\"actor.name\":\"赵敏\"}");
        var file = directory.resolve("ledger.db");
        try (var log = Ledger.open(file)) {
            log.append(List.of(committed(0, shown, erased), committed(1, unknown, shown)), List.of(shown, erased))
                    .join();
            log.erase("p-2", 1);
            Ledger.sign(log, TreeHash.SHA256, SIGNER);
        }
        Run.of(file, "--key", SIGNER.key().vkey()).verified();
        assertThat(String.join("\n", lines("replay", file)))
                .contains("@actor.name: 王芳", "erased by entry 1", "@（个人信息未附 / personal data withheld）")
                .doesNotContain("李强", "赵敏");
        var first = lines("replay", file, "--ndjson").getFirst();
        assertThat(first)
                .endsWith(",\"personal\":{\"data\":{\"erased\":1},\"meta\":{\"value\":{\"actor.name\":\"王芳\"}}}}");
        assertThat(Json.parse(first.getBytes(UTF_8))).isNotNull();
        assertThat(lines("replay", file, "--ndjson").get(1)).contains("\"meta\":{\"withheld\":true}");
    }

    private static Entry committed(int i, Personal meta, Personal data) {
        var bytes = new String(Entries.entry(i, "v"), UTF_8)
                .replace("{\"v\":1,", "{\"v\":2,")
                .replace(
                        "\"meta\":",
                        "\"personal\":{\"meta\":\"" + meta.commitment() + "\",\"data\":\"" + data.commitment()
                                + "\"},\"meta\":");
        return new Entry(Entries.aggregate(i), Entries.sequence(i), Entries.time(i), bytes.getBytes(UTF_8));
    }

    @Test
    void whatIsNoEventIsShownAsBytes() {
        new TilesLog(List.of(new byte[] {1, 2, 3}), TreeHash.SHA256).write(directory, SIGNER);
        assertThat(lines("replay", directory, "--ndjson")).containsExactly("{\"position\":0,\"bytes\":\"AQID\"}");
        assertThat(lines("replay", directory).getFirst()).contains("no event");
        assertThat(Run.of(directory, "--key", SIGNER.key().vkey()).verified().out())
                .contains("1 entries are no events");
    }

    @Test
    void whatATerminalWouldObeyIsNotPrinted() {
        var nasty = Entries.entry(0, "\\u001b[2Jgone\\u202e");
        new TilesLog(List.of(nasty), TreeHash.SHA256).write(directory, SIGNER);
        assertThat(String.join("\n", lines("replay", directory)))
                .contains("\\u001b[2Jgone\\u202e")
                .doesNotContain("\u001b");
    }
}
