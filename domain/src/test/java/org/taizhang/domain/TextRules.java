package org.taizhang.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the domain can say it can say in both languages. */
class TextRules {
    private static final Pattern REFUSAL = Pattern.compile("new (?:Refused|Forbidden)\\(\\s*\"([^\"]+)\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z0-9.]+)(?::([A-Za-z]+))?}");

    @ParameterizedTest
    @ValueSource(strings = {"Refusals", "Sentences", "Words"})
    void bothLanguagesSayTheSameThings(String bundle) throws IOException {
        var chinese = texts(bundle);
        var english = texts(bundle + "_en");
        assertSays(bundle + "_en", chinese.keySet());
        assertSays(bundle, english.keySet());
        chinese.forEach((key, text) -> assertThat(placeholders(english.get(key)))
                .as(key)
                .containsExactlyInAnyOrderElementsOf(placeholders(text)));
        assertThat(chinese.values()).noneMatch(String::isBlank);
        assertThat(english.values()).noneMatch(String::isBlank);
    }

    @Test
    void everyRefusalHasASentence() throws IOException {
        var codes = new TreeSet<>(Set.of("unknown", "outdated"));
        try (var sources = Files.walk(Path.of("src", "main", "java"))) {
            for (var source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList())
                REFUSAL.matcher(Files.readString(source)).results().forEach(found -> codes.add(found.group(1)));
        }
        assertThat(codes).hasSizeGreaterThan(2);
        assertSays("Refusals", codes);
    }

    /** An apostrophe would quote what follows it. */
    @ParameterizedTest
    @ValueSource(strings = {"Refusals", "Refusals_en"})
    void everyRefusalIsAMessageFormat(String bundle) throws IOException {
        texts(bundle).forEach((code, text) -> {
            assertThat(text).as(code).doesNotContain("'");
            assertThat(new MessageFormat(text).format(new Object[] {"a", "b"}))
                    .as(code)
                    .doesNotContain("{");
        });
    }

    @Test
    void everyEventHasASentenceAndNothingElseHas() throws IOException {
        var names = Capabilities.events().stream().map(Capabilities::name).toList();
        assertThat(names).isNotEmpty();
        assertSays("Sentences", names);
        assertThat(names)
                .as("the events that Sentences.properties tells of")
                .containsAll(texts("Sentences").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sentences", "Sentences_en"})
    void everySentenceNamesValuesItsEventHas(String bundle) throws IOException {
        var sentences = texts(bundle);
        for (var event : Capabilities.events())
            PLACEHOLDER
                    .matcher(sentences.getOrDefault(Capabilities.name(event), ""))
                    .results()
                    .forEach(found -> {
                        var type = typeAt(event, found.group(1));
                        assertThat(type)
                                .as("%s: %s", Capabilities.name(event), found.group())
                                .isNotNull();
                        if (type.isEnum() || type == Actor.class)
                            assertThat(found.group(2))
                                    .as(found.group())
                                    .isIn(type.getSimpleName(), type == Actor.class ? null : "");
                        else assertThat(found.group(2)).as(found.group()).isNull();
                    });
    }

    @Test
    void everyConstantAndEveryReactionHasAWord() throws IOException {
        var constants = Capabilities.CLASSES.stream()
                .filter(type -> type.isEnum())
                .flatMap(type -> Stream.of(type.reflect().getEnumConstants()))
                .map(constant -> ((Enum<?>) constant))
                .map(constant -> constant.getDeclaringClass().getSimpleName() + "." + constant.name());
        var reactions = Capabilities.CLASSES.stream()
                .filter(type -> type.isAssignableTo(Reaction.class) && !type.isEquivalentTo(Reaction.class))
                .map(type -> "Actor." + type.getSimpleName());
        assertSays("Words", Stream.concat(constants, reactions).toList());
    }

    private static void assertSays(String bundle, Collection<String> keys) throws IOException {
        var silent = new TreeSet<>(keys);
        silent.removeAll(texts(bundle).keySet());
        assertThat(silent).as("what %s.properties does not say", bundle).isEmpty();
    }

    private static Class<?> typeAt(Class<?> event, String path) {
        if (path.equals("actor")) return Actor.class;
        if (path.equals("subject")) return String.class;
        Class<?> type = event;
        for (var name : path.split("\\."))
            type = type == null || !type.isRecord()
                    ? null
                    : Arrays.stream(type.getRecordComponents())
                            .filter(component -> component.getName().equals(name))
                            .map(component -> component.getType())
                            .findFirst()
                            .orElse(null);
        return type;
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /** {@link Properties} take the last of those that stand under one key, in silence. */
    @ParameterizedTest
    @ValueSource(strings = {"Refusals", "Refusals_en", "Sentences", "Sentences_en", "Words", "Words_en"})
    void nothingIsSaidTwice(String bundle) throws IOException {
        try (var file = TextRules.class.getResourceAsStream(bundle + ".properties")) {
            assertThat(file).as(bundle).isNotNull();
            var keys = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("="))
                    .map(line -> line.substring(0, line.indexOf('=')));
            assertThat(keys).doesNotHaveDuplicates();
        }
    }

    private static Map<String, String> texts(String bundle) throws IOException {
        var texts = new Properties();
        try (var file = TextRules.class.getResourceAsStream(bundle + ".properties")) {
            assertThat(file).as(bundle).isNotNull();
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return texts.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, texts::getProperty));
    }
}
