package org.taizhang.ledger.note;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Builds the programs in {@code src/test/go}, where Go and the source of golang.org/x/mod are installed. */
final class Go {
    private static final Path SOURCES = Path.of("/usr/share/gocode");

    private Go() {}

    /** The program that is built from a folder; the test is skipped where it cannot be. */
    static Path program(String name, Path folder) throws IOException, InterruptedException {
        var go = find();
        assumeTrue(go.isPresent(), "No second opinion from Go: it is not installed (Debian: golang-go)");
        assumeTrue(
                Files.isDirectory(SOURCES.resolve("src/golang.org/x/mod/sumdb/tlog")),
                "No second opinion from Go: its module x/mod is not installed (Debian: golang-golang-x-mod-dev)");
        var program = folder.resolve(name);
        var source = Path.of("src/test/go", name, "main.go").toAbsolutePath();
        Program.run(
                folder,
                Map.of("GO111MODULE", "off", "GOPATH", SOURCES.toString(), "GOTOOLCHAIN", "local", "GOFLAGS", ""),
                List.of(go.get().toString(), "build", "-o", program.toString(), source.toString()));
        return program;
    }

    private static Optional<Path> find() {
        return Stream.concat(
                        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1)),
                        Stream.of("/usr/local/go/bin", "/usr/lib/go/bin"))
                .map(folder -> Path.of(folder, "go"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
