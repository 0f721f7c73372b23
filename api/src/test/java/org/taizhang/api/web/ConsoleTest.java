package org.taizhang.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** What the console says has words, and where it looks in an answer there is something by the contract. */
class ConsoleTest {
    private static final Path CONSOLE = Path.of("src/main/resources/static/console");
    private static final Path CONTRACT = Path.of("../openapi/openapi.yaml");
    private static final int LONGEST_CONTRACT = 50_000_000;
    private static final Pattern WORD = Pattern.compile("(?:^|[ {])'?([\\w.-]+)'?: \\['", Pattern.MULTILINE);
    private static final Pattern SAID = Pattern.compile("\\bt\\('([^']+)'");
    private static final Pattern LINE = Pattern.compile("^  ([a-z]+): \\[('.+')\\],$", Pattern.MULTILINE);

    @Test
    void whatIsSaidHasWords() {
        var words = words();
        scripts()
                .forEach(script -> assertThat(words)
                        .as(script.getFileName().toString())
                        .containsAll(SAID.matcher(read(script))
                                .results()
                                .map(said -> said.group(1))
                                .toList()));
    }

    @Test
    void everySectionOfTheStandardHasATitle() throws IOException {
        try (var sections = Files.list(Path.of("src/main/resources/standard"))) {
            assertThat(words())
                    .containsAll(sections.map(file ->
                                    "section" + file.getFileName().toString().replace(".yml", ""))
                            .toList());
        }
    }

    @Test
    void titlesAndTermsAreWhereTheContractHasThem() {
        var contract = contract();
        var lines =
                LINE.matcher(read(CONSOLE.resolve("processes.js"))).results().toList();
        assertThat(lines).hasSizeGreaterThan(10);
        lines.forEach(line -> {
            var subject = subject(contract, line.group(1));
            pointers(line)
                    .forEach(pointer -> assertThat(member(contract, subject, pointer))
                            .as("%s: %s", line.group(1), pointer)
                            .isNotNull());
        });
    }

    private static Stream<String> pointers(MatchResult line) {
        return Stream.of(line.group(2).replaceAll("[' ]", "").split("[,|]"));
    }

    /** The schema of one subject of a list. */
    private static Map<?, ?> subject(Map<?, ?> contract, String path) {
        var one = Pattern.compile("/api/v1/" + path + "/\\{[^/]+}");
        var found = ((Map<?, ?>) Objects.requireNonNull(contract.get("paths")))
                .entrySet().stream()
                        .filter(entry -> one.matcher((String) entry.getKey()).matches())
                        .map(Map.Entry::getValue)
                        .findFirst();
        assertThat(found).as(path).isPresent();
        var answer = at(found.get(), "get", "responses", "200", "content", "application/json", "schema");
        return (Map<?, ?>) Objects.requireNonNull(answer);
    }

    private static @Nullable Object member(Map<?, ?> contract, Map<?, ?> schema, String pointer) {
        Object part = schema;
        for (var key : List.of(pointer.split("\\.")))
            part = part instanceof Map<?, ?> known ? at(whole(contract, known), "properties", key) : null;
        return part;
    }

    /** What a part of the contract refers to, where it refers to another. */
    private static @Nullable Object whole(Map<?, ?> contract, Map<?, ?> part) {
        return part.get("$ref") instanceof String ref
                ? at(contract, ref.substring("#/".length()).split("/"))
                : part;
    }

    private static @Nullable Object at(@Nullable Object from, String... keys) {
        var part = from;
        for (var key : keys) part = part instanceof Map<?, ?> known ? known.get(key) : null;
        return part;
    }

    private static Map<?, ?> contract() {
        var options = new LoaderOptions();
        options.setCodePointLimit(LONGEST_CONTRACT);
        return new Yaml(options).load(read(CONTRACT));
    }

    private static Set<String> words() {
        return WORD.matcher(read(CONSOLE.resolve("words.js")))
                .results()
                .map(word -> word.group(1))
                .collect(Collectors.toSet());
    }

    private static List<Path> scripts() {
        try (var files = Files.list(CONSOLE)) {
            return files.filter(file -> file.toString().endsWith(".js")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
