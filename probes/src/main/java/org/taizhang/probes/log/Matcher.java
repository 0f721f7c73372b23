package org.taizhang.probes.log;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.taizhang.domain.target.LogPattern;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Readings;

/**
 * Holds the lines of one run against patterns and says what came of it: {@code log_lines}, {@code log_matches} by
 * pattern, and {@code log_error_ratio}, the part of the lines that a pattern of severity 1 or 2 matched.
 *
 * <p>Such a line fails the run. The first three are its detail, cut to 200 characters and stored nowhere else: a line may name
 * people. Of a line the first 4,096 characters are looked at; a pattern that takes too many steps for one is given up
 * until the next run and said, and so is a run that takes too many steps.
 */
final class Matcher {
    private static final int LOOKED_AT = 4096;
    private static final int SAMPLES = 3;
    private static final int STEPS_OF_LINE = 500_000;
    private static final long STEPS = 100_000_000;

    private final List<LogPattern> patterns;
    private final List<Pattern> compiled;
    private final Map<String, Long> matches = new LinkedHashMap<>();
    private final List<String> samples = new ArrayList<>();
    private final Set<String> slow = new LinkedHashSet<>();
    private long lines;
    private long unseen;
    private long grave;
    private long steps;

    Matcher(List<LogPattern> patterns) {
        this.patterns = patterns;
        this.compiled = patterns.stream().map(LogPattern::compiled).toList();
        for (var pattern : patterns) matches.put(pattern.name(), 0L);
    }

    /** Whether there are no steps left for this run: further lines are counted and not looked at. */
    boolean isSpent() {
        return steps >= STEPS;
    }

    /** Whether the line matches a pattern of severity 1 or 2. */
    boolean take(String whole) {
        lines++;
        if (isSpent()) {
            unseen++;
            return false;
        }
        var line = whole.length() > LOOKED_AT ? whole.substring(0, LOOKED_AT) : whole;
        LogPattern first = null;
        for (var i = 0; i < patterns.size(); i++) {
            var pattern = patterns.get(i);
            if (slow.contains(pattern.name()) || !holds(compiled.get(i), pattern, line)) continue;
            matches.merge(pattern.name(), 1L, Long::sum);
            if (first == null && pattern.isGrave()) first = pattern;
        }
        if (first == null) return false;
        grave++;
        if (samples.size() < SAMPLES) samples.add(first.name() + ": " + Shown.of(line));
        return true;
    }

    private boolean holds(Pattern pattern, LogPattern of, String line) {
        var text = new Counted(line, STEPS_OF_LINE);
        try {
            return pattern.matcher(text).find();
        } catch (Counted.TooManySteps | StackOverflowError e) {
            slow.add(of.name());
            return false;
        } finally {
            steps += text.steps();
        }
    }

    void tell(Readings readings) throws Failed {
        readings.put("log_lines", lines);
        readings.put("log_error_ratio", lines == 0 ? 0 : (double) grave / lines);
        matches.forEach((pattern, count) -> readings.put("log_matches", pattern, count));
        var troubles = new ArrayList<String>();
        if (grave > 0) troubles.add(grave + " of " + lines + " new lines matched; " + String.join(" ⏎ ", samples));
        if (!slow.isEmpty()) troubles.add("These patterns take too long and were given up: " + slow);
        if (unseen > 0)
            troubles.add(unseen + " of " + lines + " new lines were not looked at: the patterns take too long");
        if (!troubles.isEmpty()) throw new Failed(String.join(" | ", troubles));
    }
}
