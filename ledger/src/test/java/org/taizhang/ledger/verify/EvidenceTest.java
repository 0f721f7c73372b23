package org.taizhang.ledger.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.ledger.verify.clause.ClauseTold;
import org.taizhang.ledger.verify.event.Json;

/** What is said of requirements is checked against the entries that prove it, and whatever was changed is named. */
class EvidenceTest {
    private static final Signer SIGNER = new Signer(TilesLog.ORIGIN);
    private static final TilesLog LOG = new TilesLog(Entries.of(1_000), TreeHash.SHA256);
    private static final long[] PROVEN = {3, 77, 300, 301, 999};
    private static final Iterator<Export.Personal> NONE =
            List.<Export.Personal>of().iterator();

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("evidence.zip");
    }

    private static Export export() {
        return new Export(
                List.of(new Export.Tree(TreeHash.SHA256, LOG.checkpoint(SIGNER, 1_000), LOG.tree(TreeHash.SHA256))),
                List.of(SIGNER.key()));
    }

    private static Iterator<Export.Exported> entries(long... positions) {
        return LongStream.of(positions)
                .mapToObj(position -> new Export.Exported(position, LOG.entries.get((int) position)))
                .iterator();
    }

    private static Json.Members members(String json) {
        return (Json.Members) Json.parse(json.getBytes(UTF_8));
    }

    private static Json.Members evidence(int position) {
        return members("""
                {"position": %d, "leaf": "%s", "event": "change.approved", "subject": "%s", "unit": "", "at": "%s",
                 "by": "王芳", "zh": "批准了 <b>变更</b>", "en": "Approved"}""".formatted(
                        position,
                        Base64.getEncoder().encodeToString(TreeHash.SHA256.leaf(LOG.entries.get(position))),
                        Entries.isOwned(position) ? Entries.aggregate(position) : "",
                        Entries.time(position)));
    }

    private static Json.Members clause(String id, String verdict, int count) {
        return members("""
                {"id": "%s", "zh": "应留存记录", "en": "Records are kept", "obligation": "MUST", "owed": "RECURRING", "verdict": "%s",
                 "count": %d, "breaches": 0,
                 "periods": [{"from": "2026-11-01", "until": "2026-12-01", "verdict": "MET", "evidence": %d}]}""".formatted(id, verdict, count, count));
    }

    private static void tell(ClauseTold told) throws IOException {
        told.begin(members("""
                {"format": "taizhang-clauses/1", "origin": "%s", "size": 1000, "unit": "230000", "from": "2026-11-01",
                 "until": "2026-12-01"}""".formatted(TilesLog.ORIGIN)));
        told.clause(clause("4-0", "MET", 3));
        for (var position : new int[] {3, 77, 300}) told.evidence(evidence(position));
        told.clause(clause("8.6-a", "NONE", 0));
        told.clause(clause("8.6-b", "MET", 3));
        for (var position : new int[] {300, 301, 999}) told.evidence(evidence(position));
        told.end();
    }

    private void export(Export.Telling telling, long... positions) throws IOException {
        var out = new ByteArrayOutputStream();
        export().evidence(out, positions, entries(positions), NONE, telling);
        Files.write(file, out.toByteArray());
    }

    private Run verify() {
        return Run.of(file, "--key", SIGNER.key().vkey());
    }

    @Test
    void evidenceVerifiesAndIsReadableByPeople() throws IOException {
        export(EvidenceTest::tell, PROVEN);
        assertThat(verify().verified().out())
                .contains("5 entries are in", "3 requirements name evidence 6 times", "verdicts, names and sentences");
        assertThat(new String(members().get("clauses.html"), UTF_8))
                .contains("批准了 &lt;b&gt;变更&lt;/b&gt;", "应留存记录", "Records are kept", "没有证据")
                .doesNotContain("<b>变更");
        assertThat(Run.of("replay", file).out()).contains("change/c-1-0 #60");
    }

    @Test
    void noRequirementAndNoEvidenceVerifyToo() throws IOException {
        export(told -> {
            told.begin(members("{\"format\": \"taizhang-clauses/1\", \"origin\": \"%s\", \"size\": 1000}"
                    .formatted(TilesLog.ORIGIN)));
            told.end();
        });
        verify().verified();
    }

    @Test
    void entriesAtAnyPositionsVerifyWithoutAWordOfRequirements() throws IOException {
        for (var positions :
                new long[][] {{}, {0}, {999}, PROVEN, LongStream.range(0, 1_000).toArray()}) {
            var out = new ByteArrayOutputStream();
            export().positions(out, positions, entries(positions), NONE);
            Files.write(file, out.toByteArray());
            assertThat(verify().verified().out()).contains(positions.length + " entries are in");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> export().positions(new ByteArrayOutputStream(), new long[] {1_000}, entries(), NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"manifest", "entries", "nodes", "clauses.json", "clauses.html"})
    void aByteChangedAnywhereIsFound(String member) throws IOException {
        export(EvidenceTest::tell, PROVEN);
        var good = Files.readAllBytes(file);
        var content = members().get(member);
        for (var at = 0; at < content.length; at += Math.max(1, content.length / 150)) {
            var where = at;
            change(member, bytes -> {
                bytes[where] ^= 1;
                return bytes;
            });
            var run = verify();
            assertThat(run.exitCode())
                    .as("byte %d of %s: %s", at, member, run.out())
                    .isIn(1, 3);
            Files.write(file, good);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "position":77        | "position":78        | position 78, clauses.json 4-0
            "position":77        | "position":"77"      | clauses.json 4-0
            "subject":"c-2-0"    | "subject":"c-3-0"    | position 77, clauses.json 4-0
            "event":"change.appr | "event":"change.xppr | position 3, clauses.json 4-0
            "count":3,           | "count":2,           | clauses.json
            "verdict":"NONE"     | "verdict":"MET"      | clauses.html
            "by":"王芳"          | "by":"李四"          | clauses.html
            "size":1000          | "size":1001          | clauses.json
            "unit":""            | "unit":"230000"      | position 3, clauses.json 4-0
            """)
    void whatClausesSayOtherwiseIsNamed(String was, String is, String named) throws IOException {
        export(EvidenceTest::tell, PROVEN);
        change("clauses.json", bytes -> {
            var text = new String(bytes, UTF_8);
            assertThat(text).contains(was);
            return text.replaceFirst(Pattern.quote(was), is).getBytes(UTF_8);
        });
        var run = verify();
        assertThat(run.exitCode()).as(run.out()).isEqualTo(1);
        for (var part : named.split(", ")) assertThat(run.out()).contains(part);
    }

    @Test
    void anEntryNamedAsNoEvidenceIsFoundAndSoIsEvidenceWithoutItsEntry() throws IOException {
        export(EvidenceTest::tell, 3, 77, 300, 301, 302, 999);
        verify().wrong("position 302", "named as no evidence");
        export(EvidenceTest::tell, 3, 77, 300, 999);
        verify().wrong("position 301", "clauses.json 8.6-b", "not among the entries proven");
    }

    @Test
    void anEntryThatWasChangedIsNamedByItsPosition() throws IOException {
        export(EvidenceTest::tell, PROVEN);
        change(
                "entries",
                bytes -> new String(bytes, ISO_8859_1)
                        .replace("\"n\":300", "\"n\":308")
                        .getBytes(ISO_8859_1));
        verify().wrong("position 300", "clauses.json", "leaf hash");
    }

    @Test
    void membersThatAreMissingDoubleOrStrangersAreTold() throws IOException {
        for (var member : new String[] {"clauses.json", "clauses.html"}) {
            export(EvidenceTest::tell, PROVEN);
            change(member, bytes -> null);
            verify().incomplete("lacks it");
        }
        export(EvidenceTest::tell, PROVEN);
        try (var zip = new ZipOutputStream(Files.newOutputStream(directory.resolve("more.zip")))) {
            for (var entry : members().entrySet()) put(zip, entry.getKey(), entry.getValue());
            put(zip, "clauses.jsoN", new byte[0]);
        }
        file = directory.resolve("more.zip");
        verify().incomplete("clauses.jsoN in the file was not checked");
        var bytes = new String(Files.readAllBytes(file), ISO_8859_1).replace("clauses.jsoN", "clauses.json");
        Files.write(file, bytes.getBytes(ISO_8859_1));
        assertThat(verify().exitCode()).isIn(1, 3);
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private LinkedHashMap<String, byte[]> members() throws IOException {
        var members = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(Files.newInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                members.put(entry.getName(), zip.readAllBytes());
        }
        return members;
    }

    private void change(String member, UnaryOperator<byte[]> change) throws IOException {
        var members = members();
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : members.entrySet()) {
                var content = entry.getValue();
                if (entry.getKey().equals(member)) content = change.apply(Arrays.copyOf(content, content.length));
                if (content != null) put(zip, entry.getKey(), content);
            }
        }
    }
}
