package org.taizhang.domain.source;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Ids;

/**
 * What another system says of one alert, whatever the form in which it says so.
 *
 * @param labels by which that system knows the alert; never without {@code alertname}
 * @param annotations what it says beside them
 * @param since when it began, as that system says
 * @param until when the alert counts as over unless it is reported again; null where it stands until it is said to be over
 * @param over when it ended; null where it has not
 * @param link a page of that system about it
 */
public record Report(
        SortedMap<String, String> labels,
        Map<String, String> annotations,
        Instant since,
        @Nullable Instant until,
        @Nullable Instant over,
        @Nullable String link) {
    /** The label without which nobody knows what is wrong. */
    public static final String NAME = "alertname";

    private static final int LONGEST_TEXT = 300;
    private static final int LONGEST_NAME = 40;
    private static final int LABELS = 64;
    private static final int LONGEST_LABELS = 16 << 10;
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,127}");
    private static final Pattern UNFIT = Pattern.compile("[^a-z0-9]+");

    public Report {
        labels = new TreeMap<>(labels);
        labels.values().removeIf(String::isBlank);
    }

    /** Why this is no alert anybody could keep; null where it is one. */
    public @Nullable String fault() {
        if (!labels.containsKey(NAME)) return "no label " + NAME;
        if (labels.size() > LABELS) return "more than " + LABELS + " labels";
        for (var label : labels.keySet())
            if (!LABEL.matcher(label).matches()) return "not a label name: " + cut(label, LONGEST_NAME);
        if (bytes(labels) > LONGEST_LABELS) return "labels of more than " + LONGEST_LABELS + " bytes";
        var end = over == null ? until : over;
        return end != null && end.isBefore(since) ? "it ends before it starts" : null;
    }

    private static int bytes(Map<String, String> labels) {
        return labels.entrySet().stream()
                .flatMap(label -> Stream.of(label.getKey(), label.getValue()))
                .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    /** The rule that a source's alert of these labels stands for: its name as far as it fits, and a print of all labels. */
    public String rule(UUID source) {
        var name = labels.getOrDefault(NAME, "").toLowerCase(Locale.ROOT);
        var slug = UNFIT.matcher(name).replaceAll("-").replaceAll("^-|-$", "");
        var print = Ids.of(parts(source)).toString().replace("-", "").substring(16);
        return slug.isEmpty() ? print : slug.substring(0, Math.min(LONGEST_NAME, slug.length())) + "-" + print;
    }

    private Object[] parts(UUID source) {
        var all = labels.entrySet().stream().flatMap(label -> Stream.of(label.getKey(), label.getValue()));
        return Stream.concat(Stream.of("labels", source), all).toArray();
    }

    /** What the alert says to people. */
    public String text() {
        var said = Stream.of("summary", "description", "message")
                .map(key -> annotations.getOrDefault(key, "").strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseGet(() -> labels.getOrDefault(NAME, ""));
        return cut(said, LONGEST_TEXT);
    }

    private static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
