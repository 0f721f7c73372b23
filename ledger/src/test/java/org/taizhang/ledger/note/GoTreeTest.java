package org.taizhang.ledger.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Go's tlog package makes of our tiles and proofs. */
class GoTreeTest {
    @TempDir
    private static Path programs;

    private static @Nullable Path program;

    @TempDir
    private Path folder;

    /** Before each test, so that each is reported as skipped. */
    @BeforeEach
    void build() throws Exception {
        if (program == null) program = Go.program("tlog", programs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2 3", "1 255 256 257", "256 512 700", "1 2 3 255 256 257 65535 65536 65537 70000"})
    void goAcceptsEverySizeOfAGrowingLog(String sizes) throws Exception {
        var log = new TilesDirectory(folder);
        var earlier = new ArrayList<String>();
        for (var size : Arrays.stream(sizes.split(" ")).map(Long::parseLong).toList()) {
            log.grow(size);
            var arguments = new ArrayList<>(
                    List.of("log", folder.toString(), Keys.golden().key().vkey()));
            arguments.addAll(earlier);
            assertThat(go(arguments)).matches("size " + size + " proved [1-9]\\d* earlier " + earlier.size() + "\n");
            earlier.add(log.earlier(size).toString());
        }
    }

    @Test
    void goAcceptsOurProofs() throws Exception {
        var log = new TilesDirectory(folder);
        log.grow(600);
        var note = log.grow(70_000);
        for (var index : List.of(0L, 255L, 256L, 65_535L, 65_536L, 69_999L)) {
            var proof = new TlogProof(new byte[0], index, log.reader(70_000).inclusion(index), note);
            var file = Files.write(folder.resolve("event.tlog-proof"), proof.bytes());
            var entry = new String(TilesDirectory.entry(index), UTF_8);
            assertThat(go(List.of("proof", file.toString(), Keys.golden().key().vkey(), entry)))
                    .isEqualTo("index " + index + " size 70000\n");
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> go(List.of(
                            "proof", file.toString(), Keys.golden().key().vkey(), "another event")));
        }
        var request = new AddCheckpoint(600, log.reader(70_000).consistency(600), note);
        var file = Files.write(folder.resolve("request"), request.body());
        assertThat(go(List.of(
                        "request",
                        file.toString(),
                        Keys.golden().key().vkey(),
                        log.earlier(600).toString())))
                .isEqualTo("old 600 size 70000\n");
    }

    private String go(List<String> arguments) throws Exception {
        var command = new ArrayList<>(List.of(String.valueOf(program)));
        command.addAll(arguments);
        return Program.run(folder, Map.of(), command);
    }
}
