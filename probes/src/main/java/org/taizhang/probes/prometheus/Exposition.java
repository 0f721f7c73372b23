package org.taizhang.probes.prometheus;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.taizhang.probes.Failed;

/**
 * Reads the text exposition format 0.0.4 of Prometheus and OpenMetrics 1.0, one series after the other.
 *
 * <p>What is neither is refused with the number of its line, and nothing of the line. Of comments only {@code # EOF} matters,
 * after which nothing may come; timestamps and exemplars are read over.
 */
final class Exposition {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private final String text;
    private int at;
    private int line;
    private boolean over;

    private Exposition(String text) {
        this.text = text;
    }

    /** Hands on every series; fails where the text breaks off in the midst of the format, or holds none. */
    static void read(String text, Consumer<Series> reader) throws Failed {
        var exposition = new Exposition(text);
        var count = 0;
        while (exposition.at < text.length()) {
            var begin = exposition.at;
            var newline = text.indexOf('\n', begin);
            var end = newline < 0 ? text.length() : newline;
            exposition.line++;
            if (exposition.holdsSeries(begin, end)) {
                reader.accept(exposition.series(begin, end));
                count++;
            }
            exposition.at = end + 1;
        }
        if (count == 0) throw new Failed("The exporter shows no metric");
    }

    private boolean holdsSeries(int begin, int end) throws Failed {
        var content = text.substring(begin, end).strip();
        if (content.isEmpty()) return false;
        if (over) throw garbage();
        if (content.equals("# EOF")) over = true;
        return content.charAt(0) != '#';
    }

    private Series series(int begin, int end) throws Failed {
        var cursor = new Cursor(text.substring(begin, end));
        var name = cursor.peek() == '{' ? "" : cursor.name();
        var labels = cursor.labels();
        if (name.isEmpty()) name = labels.remove(Cursor.QUOTED_NAME);
        var rest = cursor.rest();
        var exemplar = rest.indexOf(" # ");
        var fields = (exemplar < 0 ? rest : rest.substring(0, exemplar)).strip().split("[ \t]+", 0);
        if (name == null || fields.length > 2 || (fields.length == 2 && !isNumber(fields[1]))) throw garbage();
        return new Series(name, labels, number(fields[0]));
    }

    private double number(String field) throws Failed {
        if (isNumber(field)) return Double.parseDouble(field);
        return switch (field) {
            case "NaN" -> Double.NaN;
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> throw garbage();
        };
    }

    private static boolean isNumber(String field) {
        return NUMBER.matcher(field).matches();
    }

    private Failed garbage() {
        return new Failed("The answer is no Prometheus exposition: line " + line);
    }

    /** Where in one line the reading has come. */
    private final class Cursor {
        private static final String QUOTED_NAME = "";

        private final String content;
        private int position;

        private Cursor(String content) {
            this.content = content;
            skipBlanks();
        }

        private char peek() {
            return position < content.length() ? content.charAt(position) : '\n';
        }

        private void skipBlanks() {
            while (peek() == ' ' || peek() == '\t') position++;
        }

        private void expect(char wanted) throws Failed {
            if (peek() != wanted) throw garbage();
            position++;
            skipBlanks();
        }

        private String name() throws Failed {
            var begin = position;
            while (isOfName(peek(), position == begin)) position++;
            if (position == begin) throw garbage();
            var name = content.substring(begin, position);
            skipBlanks();
            return name;
        }

        private static boolean isOfName(char c, boolean first) {
            return (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || c == '_'
                    || c == ':'
                    || (!first && c >= '0' && c <= '9');
        }

        /** The labels, with a quoted metric name under the empty one; none where no brace is. */
        private Map<String, String> labels() throws Failed {
            var labels = new LinkedHashMap<String, String>();
            if (peek() != '{') return labels;
            expect('{');
            while (peek() != '}') {
                label(labels);
                if (peek() != '}') expect(',');
            }
            expect('}');
            return labels;
        }

        private void label(Map<String, String> labels) throws Failed {
            var quoted = peek() == '"';
            var name = quoted ? quoted() : name();
            if (quoted && peek() != '=') {
                labels.put(QUOTED_NAME, name);
                return;
            }
            expect('=');
            if (peek() != '"' || labels.put(name, quoted()) != null) throw garbage();
        }

        private String quoted() throws Failed {
            var value = new StringBuilder();
            position++;
            while (peek() != '"') {
                if (peek() == '\n') throw garbage();
                if (peek() == '\\') {
                    position++;
                    switch (peek()) {
                        case 'n' -> value.append('\n');
                        case '"', '\\' -> value.append(peek());
                        default -> value.append('\\').append(peek());
                    }
                } else value.append(peek());
                position++;
            }
            position++;
            skipBlanks();
            return value.toString();
        }

        private String rest() {
            return content.substring(position);
        }
    }
}
