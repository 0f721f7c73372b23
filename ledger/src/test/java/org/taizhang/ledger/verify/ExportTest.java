package org.taizhang.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taizhang.ledger.Personal;
import org.taizhang.ledger.tree.TreeHash;

/** Exports prove what they hold, and nothing else passes. */
class ExportTest {
    private static final Signer SIGNER = new Signer(TilesLog.ORIGIN);
    private static final Signer TWIN = new Signer(TilesLog.ORIGIN + "/sm3");

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("export.zip");
    }

    private static Export export(TilesLog log) {
        var size = log.entries.size();
        return new Export(
                List.of(
                        new Export.Tree(TreeHash.SHA256, log.checkpoint(SIGNER, size), log.tree(TreeHash.SHA256)),
                        new Export.Tree(
                                TreeHash.SM3,
                                TWIN.checkpoint(size, log.root(TreeHash.SM3, size)),
                                log.tree(TreeHash.SM3))),
                List.of(SIGNER.key(), TWIN.key()));
    }

    private static TilesLog log(int size) {
        return new TilesLog(Entries.of(size), TreeHash.SHA256, TreeHash.SM3);
    }

    private static Iterator<Export.Exported> entries(TilesLog log, LongStream positions) {
        return positions
                .mapToObj(position -> new Export.Exported(position, log.entries.get((int) position)))
                .iterator();
    }

    private void range(TilesLog log, long from, long to) throws IOException {
        var out = new ByteArrayOutputStream();
        export(log)
                .range(
                        out,
                        from,
                        to,
                        entries(log, LongStream.range(from, to)),
                        List.<Export.Personal>of().iterator());
        Files.write(file, out.toByteArray());
    }

    private void subject(TilesLog log, String subject, Export.Personal... personal) throws IOException {
        var positions = IntStream.range(0, log.entries.size())
                .filter(i -> Entries.aggregate(i).equals(subject))
                .asLongStream()
                .toArray();
        var out = new ByteArrayOutputStream();
        export(log)
                .subject(
                        out,
                        subject,
                        positions,
                        entries(log, LongStream.of(positions)),
                        List.of(personal).iterator());
        Files.write(file, out.toByteArray());
    }

    private Run verify() {
        return Run.of(file, "--key", SIGNER.key().vkey(), "--key", TWIN.key().vkey());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 255, 256, 257, 511, 513, 767, 1_000})
    void rangesAndSubjectsOfLogsOfManySizesAreVerified(int size) throws IOException {
        var log = log(size);
        for (var from : new int[] {0, 1, size / 2, size - 1, size})
            for (var to : new int[] {from, from + 1, size / 2 + 1, size}) {
                if (from > to || to > size) continue;
                range(log, from, to);
                assertThat(verify().verified().out()).contains(to - from + " entries are in");
            }
        for (var subject : new String[] {"c-0-0", "c-3-0", "nobody", Entries.id(4)}) {
            subject(log, subject);
            verify().verified();
        }
    }

    @Test
    void anEmptyLogIsExportedToo() throws IOException {
        range(log(0), 0, 0);
        verify().verified();
    }

    @Test
    void theKeysInItAreUsedIfNoneIsNamed() throws IOException {
        range(log(300), 10, 20);
        assertThat(Run.of(file).verified().out()).contains(SIGNER.key().fingerprint());
        Run.of(file, "--key", new Signer(TilesLog.ORIGIN).key().vkey()).wrong("checkpoint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"manifest", "checkpoint", "entries", "nodes", "sm3/checkpoint", "sm3/nodes", "personal"})
    void aByteFlippedInAnyMemberIsFound(String member) throws IOException {
        var one = Personal.of("p-1", "王芳");
        subject(
                log(1_000),
                "c-1-0",
                new Export.Personal(one.commitment(), one.salt(), one.value(), null),
                new Export.Personal(one.commitment().replace('A', 'B'), null, null, 7L));
        verify().verified();
        var good = Files.readAllBytes(file);
        var content = members().get(member);
        var step = Math.max(1, content.length / 60);
        for (var at = 0; at < content.length; at += step) {
            if (member.equals("personal") && new String(content, UTF_8).indexOf('\n') <= at) break;
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
    @ValueSource(strings = {"manifest", "checkpoint", "entries", "nodes", "sm3/nodes"})
    void aMemberThatIsMissingTruncatedOrTooLongIsFound(String member) throws IOException {
        subject(log(1_000), "c-1-0");
        var good = Files.readAllBytes(file);
        change(member, bytes -> Arrays.copyOf(bytes, bytes.length - 1));
        assertThat(verify().exitCode()).as(member).isIn(1, 3);
        Files.write(file, good);
        change(member, bytes -> Arrays.copyOf(bytes, bytes.length + 1));
        assertThat(verify().exitCode()).as(member).isIn(1, 3);
        Files.write(file, good);
        change(member, bytes -> null);
        verify().incomplete("lacks it");
    }

    @Test
    void aFileThatIsCutOffIsRefused() throws IOException {
        range(log(300), 10, 20);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 500));
        verify().incomplete("no whole ZIP file");
    }

    @Test
    void anEventLeftOutOfASubjectsHistoryIsFound() throws IOException {
        var log = log(1_000);
        var positions = LongStream.range(0, 1_000)
                .filter(i -> Entries.aggregate((int) i).equals("c-1-0") && i != 501)
                .toArray();
        var out = new ByteArrayOutputStream();
        export(log)
                .subject(
                        out,
                        "c-1-0",
                        positions,
                        entries(log, LongStream.of(positions)),
                        List.<Export.Personal>of().iterator());
        Files.write(file, out.toByteArray());
        verify().wrong("position 506", "something was left out");
    }

    @Test
    void anEventOfAnotherSubjectIsFound() throws IOException {
        var log = log(100);
        var out = new ByteArrayOutputStream();
        export(log)
                .subject(
                        out,
                        "c-1-0",
                        new long[] {1, 2},
                        entries(log, LongStream.of(1, 2)),
                        List.<Export.Personal>of().iterator());
        Files.write(file, out.toByteArray());
        verify().wrong("position 2", "not of the subject");
    }

    @Test
    void anOlderCheckpointCannotBeComparedWithAnExport() throws IOException {
        var log = log(300);
        range(log, 10, 20);
        var since = directory.resolve("since");
        Files.write(since, log.checkpoint(SIGNER, 100));
        Run.of(file, "--since", since).incomplete("compare the older checkpoint with the log itself");
    }

    @Test
    void whatIsNotThereIsNotExported() {
        var log = log(300);
        var out = new ByteArrayOutputStream();
        var none = List.<Export.Personal>of().iterator();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> export(log).range(out, 10, 301, entries(log, LongStream.range(10, 300)), none));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> export(log).range(out, 10, 20, entries(log, LongStream.range(10, 19)), none));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> export(log).range(out, 10, 20, entries(log, LongStream.range(11, 20)), none));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        export(log).subject(out, "x", new long[] {3, 2}, entries(log, LongStream.of(3, 2)), none));
    }

    private Map<String, byte[]> members() throws IOException {
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
                var content = entry.getKey().equals(member) ? change.apply(entry.getValue()) : entry.getValue();
                if (content == null) continue;
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(content);
                zip.closeEntry();
            }
        }
    }
}
