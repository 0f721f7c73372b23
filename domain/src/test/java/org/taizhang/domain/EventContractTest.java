package org.taizhang.domain;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of every event ever recorded stays readable: one approved line for each, in a file for each capability.
 *
 * <p>Lines are added, never changed: {@code mvn test -pl domain -Dtest=EventContractTest -Dapprove=true} adds those
 * that are missing, and the diff is the review. What is null is left out; instants and durations are ISO 8601.
 */
class EventContractTest {
    private static final Path CONTRACT = Path.of("src", "test", "contract");
    private static final String REVISION = "/1";
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(values -> values.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();
    private static final Map<String, Class<?>> EVENTS =
            Capabilities.events().stream().collect(toMap(event -> Capabilities.name(event) + REVISION, identity()));

    @BeforeAll
    static void approve() throws IOException {
        if (!Boolean.getBoolean("approve")) return;
        Files.createDirectories(CONTRACT);
        for (var event : Capabilities.events()) {
            var added = String.join(
                    "", missing(event).stream().map(line -> line + "\n").toList());
            if (!added.isEmpty())
                Files.writeString(file(event), added, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    /** Every event, with every kind of value and every constant it may hold, is approved. */
    @TestFactory
    Stream<DynamicTest> everyEventIsApproved() {
        assertThat(Capabilities.events()).isNotEmpty();
        return Capabilities.events().stream()
                .map(event -> dynamicTest(
                        Capabilities.name(event),
                        () -> assertThat(missing(event))
                                .as("lines to review and to add with -Dapprove=true")
                                .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> everyLineEverApprovedSaysTheSameOnceRead() throws IOException {
        return lines().map(line -> dynamicTest(line.substring(0, Math.min(60, line.length())), () -> {
            var approved = JSON.readTree(line);
            assertThat(approved.propertyNames()).containsExactly("name", "data");
            var event = read(approved);
            assertThat(JSON.readTree(JSON.writeValueAsString(event))).isEqualTo(approved.get("data"));
            assertThat(Example.held(event)).contains(event.getClass());
        }));
    }

    @Test
    void everyFileIsOfACapabilityAndHoldsItsEventsOnly() throws IOException {
        var capabilities =
                Capabilities.sealed("Event").stream().map(Capabilities::of).collect(toSet());
        for (var file : files()) {
            var capability = file.getFileName().toString().replaceFirst("\\.json$", "");
            assertThat(capabilities).contains(capability);
            for (var line : Files.readAllLines(file))
                assertThat(JSON.readTree(line).get("name").asString()).startsWith(capability + ".");
        }
    }

    @Test
    void noTwoEventsAreOfOneName() {
        assertThat(EVENTS).hasSameSizeAs(Capabilities.events());
    }

    private static List<String> missing(Class<?> event) throws IOException {
        var lines = new LinkedHashSet<String>();
        var seen = new LinkedHashSet<Object>();
        for (var line : Files.exists(file(event)) ? Files.readAllLines(file(event)) : List.<String>of())
            if (nameOf(JSON.readTree(line)).equals(Capabilities.name(event) + REVISION))
                seen.addAll(Example.held(read(JSON.readTree(line))));
        var isNew = seen.isEmpty();
        for (var kind : Example.reachable(event))
            if (!seen.contains(kind)) {
                var example = Example.full(event, kind);
                seen.addAll(Example.held(example));
                lines.add(line(example));
            }
        if (isNew) lines.add(line(Example.sparse(event)));
        return new ArrayList<>(lines);
    }

    private static String line(Object event) {
        var line = JSON.createObjectNode().put("name", Capabilities.name(event.getClass()) + REVISION);
        return line.set("data", JSON.valueToTree(event)).toString();
    }

    private static Object read(JsonNode line) {
        var type = EVENTS.get(nameOf(line));
        assertThat(type).as("the class of %s", nameOf(line)).isNotNull();
        return JSON.treeToValue(line.get("data"), type);
    }

    private static String nameOf(JsonNode line) {
        return line.get("name").asString();
    }

    private static Path file(Class<?> event) {
        return CONTRACT.resolve(Capabilities.of(event) + ".json");
    }

    private static Stream<String> lines() throws IOException {
        var lines = new ArrayList<String>();
        for (var file : files()) lines.addAll(Files.readAllLines(file));
        return lines.stream();
    }

    private static Set<Path> files() throws IOException {
        try (var files = Files.list(CONTRACT)) {
            return files.collect(toSet());
        }
    }
}
