package org.taizhang.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A linter that others maintain has nothing to say against the contract. */
class LintTest {
    private static final String LINTER = "@stoplight/spectral-cli@6.16.3";
    private static final int PATIENCE_SECONDS = 300;

    @TempDir
    Path folder;

    @Test
    void theLinterFindsNothing() throws Exception {
        assumeTrue(isInstalled(), "Not linted: npx, which comes with Node.js 18 or newer, is not on the path");
        var version = run("--version");
        assumeTrue(
                version.code() == 0,
                () -> "Not linted: " + LINTER + " could not be fetched or does not run: " + version.said());
        var result = run("lint", Contract.COMMITTED.toString(), "--ruleset", ".spectral.yaml", "--fail-severity=warn");
        assertThat(result.code()).as(result.said()).isZero();
    }

    private static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(place -> Path.of(place, "npx"))
                .anyMatch(Files::isExecutable);
    }

    /** What the linter said, and how it ended. */
    private record Result(int code, String said) {}

    private Result run(String... arguments) throws IOException, InterruptedException {
        var output = folder.resolve("output");
        var command = Stream.concat(Stream.of("npx", "--yes", LINTER), Stream.of(arguments))
                .toList();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Files.createFile(folder.resolve("nothing" + command.size()))
                        .toFile()))
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            if (List.of(arguments).contains("--version")) return new Result(-1, "no answer in time");
            fail("The linter did not end in time: " + Files.readString(output));
        }
        return new Result(process.exitValue(), Files.readString(output));
    }
}
