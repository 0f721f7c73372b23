package org.taizhang.probes;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.target.Check.Output;

/**
 * Understands what a program prints and how it ends.
 *
 * <p>As a monitoring plugin's: 0 and 1 are well, {@code script_state} tells which; 2, 3 and all else fail with the first
 * line. Performance data becomes {@code script_value} by its label, in seconds, bytes (of 1,024 to the KB) and ratios.
 */
final class ScriptOutput {
    private static final int LONGEST = 200;
    private static final int MOST_VALUES = 500;
    private static final String VALUE = "script_value";
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d++(?:\\.\\d++)?(?:[eE][-+]?\\d++)?");
    /** Labels have bounds, or garbage without an end would be tried from each of its characters on to its last. */
    private static final Pattern PERFORMANCE =
            Pattern.compile("(?:'((?:[^']|''){1,200}+)'|([^\\s'=]{1,200}+))=(" + NUMBER + ")([A-Za-z%µ]{0,20}+)");

    private static final Pattern ASSIGNMENT =
            Pattern.compile("\\s*+([A-Za-z0-9_.:/-]{1,100})\\s*+[=:]\\s*+(" + NUMBER + ")\\s*+");

    private ScriptOutput() {}

    /** @param state with which the program ended */
    static void read(String text, int state, @Nullable Output output, Readings readings) throws Failed {
        switch (output == null ? Output.PLUGIN : output) {
            case PLUGIN -> plugin(text, state, readings);
            case VALUE -> {
                mustBeZero(text, state);
                readings.put(VALUE, number(text.strip()));
            }
            case VALUES -> {
                mustBeZero(text, state);
                values(text, readings);
            }
        }
    }

    private static void plugin(String text, int state, Readings readings) throws Failed {
        readings.put("script_state", state);
        var found = 0;
        for (var line : text.lines().toList()) {
            var bar = line.indexOf('|');
            if (bar < 0) continue;
            var data = PERFORMANCE.matcher(line).region(bar + 1, line.length());
            while (data.find() && found++ < MOST_VALUES) {
                var label =
                        data.group(1) == null ? data.group(2) : data.group(1).replace("''", "'");
                readings.put(VALUE, label, Double.parseDouble(data.group(3)) * factor(data.group(4)));
            }
        }
        if (state == 0 || state == 1) return;
        throw new Failed(word(state) + ": " + firstLine(text));
    }

    private static String word(int state) {
        return switch (state) {
            case 2 -> "CRITICAL";
            case 3 -> "UNKNOWN";
            default -> "It ended with " + state;
        };
    }

    private static double factor(String unit) {
        return switch (unit) {
            case "ms" -> 1e-3;
            case "us", "µs" -> 1e-6;
            case "%" -> 1e-2;
            case "KB", "KiB", "kB" -> 1L << 10;
            case "MB", "MiB" -> 1L << 20;
            case "GB", "GiB" -> 1L << 30;
            case "TB", "TiB" -> 1L << 40;
            default -> 1;
        };
    }

    private static void mustBeZero(String text, int state) throws Failed {
        if (state != 0) throw new Failed("It ended with " + state + ": " + firstLine(text));
    }

    private static double number(String text) throws Failed {
        if (!NUMBER.matcher(text).matches()) throw new Failed("It printed no number: " + firstLine(text));
        return Double.parseDouble(text);
    }

    private static void values(String text, Readings readings) throws Failed {
        var found = 0;
        for (var line : text.lines().toList()) {
            var assignment = ASSIGNMENT.matcher(line);
            if (!assignment.matches() || found++ >= MOST_VALUES) continue;
            readings.put(VALUE, assignment.group(1), Double.parseDouble(assignment.group(2)));
        }
        if (found == 0) throw new Failed("It printed no line of key=number: " + firstLine(text));
    }

    private static String firstLine(String text) {
        var line = text.strip().lines().findFirst().orElse("nothing was printed");
        var bar = line.indexOf('|');
        var said = (bar < 0 ? line : line.substring(0, bar)).strip();
        return said.length() > LONGEST ? said.substring(0, LONGEST) + "…" : said;
    }
}
