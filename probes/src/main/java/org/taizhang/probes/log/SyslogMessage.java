package org.taizhang.probes.log;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A message of syslog, by RFC 5424 or as RFC 3164 found them in the wild.
 *
 * @param severity 0 (emergency) to 7 (debug)
 * @param app the program that speaks, empty where it is not said
 * @param text what it says, behind it the structured data if there is any
 */
record SyslogMessage(int severity, String app, String text) {
    private static final int MOST_PRIORITY = 191;
    private static final int SEVERITIES = 8;
    private static final Pattern PRIORITY = Pattern.compile("<(\\d{1,3})>");
    private static final Pattern NEW =
            Pattern.compile("1 \\S{1,100} \\S{1,255} (\\S{1,48}) \\S{1,128} \\S{1,32} (?s:(.*))");
    private static final Pattern OLD = Pattern.compile(
            "(?:(?:[A-Z][a-z]{2} [ \\d]\\d \\d{2}:\\d{2}:\\d{2}|\\d{4}-\\d{2}-\\d{2}T\\S{1,40}) \\S{1,255} )?"
                    + "(?:([^\\s:\\[\\]]{1,64})(?:\\[[^\\]]{0,64}])?: ?)?(?s:(.*))");

    /** Nothing where it has no priority, or is none of either RFC behind it. */
    static Optional<SyslogMessage> parse(String message) {
        var priority = PRIORITY.matcher(message);
        if (!priority.lookingAt()) return Optional.empty();
        var value = Integer.parseInt(priority.group(1));
        if (value > MOST_PRIORITY) return Optional.empty();
        var rest = message.substring(priority.end());
        return rest.startsWith("1 ") ? modern(value % SEVERITIES, rest) : old(value % SEVERITIES, rest);
    }

    /** What patterns are held against. */
    String line() {
        return app.isEmpty() ? text : app + ": " + text;
    }

    private static Optional<SyslogMessage> modern(int severity, String message) {
        var parts = NEW.matcher(message);
        if (!parts.matches()) return Optional.empty();
        var rest = parts.group(2);
        var end = endOfData(rest);
        if (end < 0) return Optional.empty();
        var text = rest.substring(end).strip();
        var plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        var data = rest.charAt(0) == '-' ? "" : rest.substring(0, end);
        var app = parts.group(1).equals("-") ? "" : parts.group(1);
        return Optional.of(new SyslogMessage(severity, app, (plain + " " + data).strip()));
    }

    /** Where the text begins behind structured data, of which a value may hold brackets; -1 where it is none. */
    private static int endOfData(String rest) {
        if (rest.startsWith("-")) return 1;
        if (!rest.startsWith("[")) return -1;
        var isValue = false;
        for (var i = 1; i < rest.length(); i++) {
            var next = rest.charAt(i);
            if (isValue && next == '\\') i++;
            else if (next == '"') isValue = !isValue;
            else if (!isValue && next == ']' && !rest.startsWith("[", i + 1)) return i + 1;
        }
        return -1;
    }

    private static Optional<SyslogMessage> old(int severity, String message) {
        var parts = OLD.matcher(message);
        if (!parts.matches()) return Optional.empty();
        var app = parts.group(1);
        return Optional.of(new SyslogMessage(
                severity, app == null ? "" : app, parts.group(2).strip()));
    }
}
