package org.taizhang.api.standard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody does who keeps a requirement of the standard, what happens to who does not, and what then proves it.
 *
 * @param evidence the events that must stand as evidence of the clause, about subjects that the steps kept
 */
public record Scenario(String clause, String zh, String en, List<Step> steps, List<String> evidence) {
    static final Path FOLDER = Path.of("src", "test", "resources", "scenarios");

    /**
     * One step: a request, an upload, a wait, or time that goes by.
     *
     * @param keep the name under which later steps know the subject of the answer
     * @param refused the type of the problem that must come back; the request must succeed where not said
     * @param id where in what a {@code get} answers the id stands that is to be kept
     * @param see JSON pointers into what a {@code get} answers and the values that must come to stand there
     */
    public record Step(
            @Nullable String as,
            @Nullable String post,
            @Nullable String put,
            @Nullable String delete,
            @Nullable String get,
            @Nullable JsonNode body,
            @Nullable String keep,
            @Nullable String refused,
            @Nullable Map<String, JsonNode> see,
            @Nullable String id,
            @Nullable String upload,
            @Nullable Duration forward,
            @Nullable String at) {
        String method() {
            return post != null ? "POST" : put != null ? "PUT" : delete != null ? "DELETE" : "GET";
        }

        String path() {
            return Stream.of(post, put, delete, get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("A step that does nothing: " + this));
        }
    }

    private record Section(List<Scenario> scenarios) {}

    /** Those of one section of the standard, or of all where it is not said. */
    static List<Scenario> of(@Nullable String section) throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file ->
                            section == null || file.getFileName().toString().startsWith(section + "."))
                    .sorted()
                    .flatMap(file -> read(file).stream())
                    .toList();
        }
    }

    private static List<Scenario> read(Path file) {
        try {
            var yaml = new Yaml().<Map<String, Object>>load(Files.readString(file));
            var json = JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();
            return json.convertValue(yaml, Section.class).scenarios();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
