package org.taizhang.ledger.verify.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A strict reader of JSON (RFC 8259, UTF-8): no comment, no trailing comma, no member twice, at most 200 levels. */
public final class Json {
    private static final int MAX_DEPTH = 200;

    private final byte[] bytes;
    private final int end;
    private int at;

    private Json(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** A JSON value; numbers stay as they were written. */
    public sealed interface Value {}

    public record Members(Map<String, Value> members) implements Value {}

    public record Items(List<Value> items) implements Value {}

    public record Text(String text) implements Value {}

    /** A number, true, false or null, as written. */
    public record Literal(String literal) implements Value {}

    /** Reads the one value that bytes are; throws {@link NotJson}. */
    public static Value parse(byte[] bytes) {
        var json = new Json(bytes, 0, bytes.length);
        json.space();
        var value = json.value(0);
        json.space();
        if (json.at < json.end) throw json.not("more follows the value");
        return value;
    }

    /** Where the value that begins here ends; -1 when there is none. */
    static int skip(byte[] bytes, int from, int end) {
        try {
            var json = new Json(bytes, from, end);
            json.value(0);
            return json.at;
        } catch (NotJson e) {
            return -1;
        }
    }

    /** The text between two quotes; what cannot be read shows as it stands. */
    static String unescape(byte[] bytes, int from, int end) {
        try {
            return new Json(bytes, from - 1, end + 1).text();
        } catch (NotJson e) {
            return new String(bytes, from, end - from, UTF_8);
        }
    }

    /** A text as a JSON string. */
    public static String quote(String text) {
        var quoted = new StringBuilder(text.length() + 2).append('"');
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '"' || c == '\\') quoted.append('\\').append(c);
            else if (c < 0x20) quoted.append(String.format("\\u%04x", (int) c));
            else quoted.append(c);
        }
        return quoted.append('"').toString();
    }

    /** A value as JSON without spaces. */
    public static String write(Value value) {
        return switch (value) {
            case Members members ->
                members.members().entrySet().stream()
                        .map(member -> quote(member.getKey()) + ":" + write(member.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case Items items -> items.items().stream().map(Json::write).collect(Collectors.joining(",", "[", "]"));
            case Text text -> quote(text.text());
            case Literal literal -> literal.literal();
        };
    }

    private Value value(int depth) {
        if (depth > MAX_DEPTH) throw not("nested more than " + MAX_DEPTH + " deep");
        if (at >= end) throw not("nothing where a value belongs");
        return switch (bytes[at]) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> new Text(text());
            default -> literal();
        };
    }

    private Members object(int depth) {
        var members = new LinkedHashMap<String, Value>();
        at++;
        space();
        if (take('}')) return new Members(members);
        do {
            space();
            var name = text();
            space();
            if (!take(':')) throw not("no colon");
            space();
            if (members.put(name, value(depth + 1)) != null) throw not("member " + name + " stands twice");
            space();
        } while (take(','));
        if (!take('}')) throw not("an object does not end");
        return new Members(members);
    }

    private Items array(int depth) {
        var items = new ArrayList<Value>();
        at++;
        space();
        if (take(']')) return new Items(items);
        do {
            space();
            items.add(value(depth + 1));
            space();
        } while (take(','));
        if (!take(']')) throw not("an array does not end");
        return new Items(items);
    }

    private String text() {
        if (!take('"')) throw not("no text");
        var text = new StringBuilder();
        var plain = at;
        while (true) {
            if (at >= end) throw not("a text does not end");
            var b = bytes[at];
            if (b >= 0 && b < 0x20) throw not("a control character in a text");
            if (b == '"' || b == '\\') {
                utf8(plain, text);
                at++;
                if (b == '"') return text.toString();
                escape(text);
                plain = at;
            } else at++;
        }
    }

    private void utf8(int from, StringBuilder into) {
        try {
            into.append(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, at - from)));
        } catch (CharacterCodingException e) {
            throw not("a text is not UTF-8");
        }
    }

    private void escape(StringBuilder into) {
        if (at >= end) throw not("a text does not end");
        var c = (char) bytes[at++];
        switch (c) {
            case '"', '\\', '/' -> into.append(c);
            case 'b' -> into.append('\b');
            case 'f' -> into.append('\f');
            case 'n' -> into.append('\n');
            case 'r' -> into.append('\r');
            case 't' -> into.append('\t');
            case 'u' -> into.append(hex());
            default -> throw not("an unknown escape");
        }
    }

    private char hex() {
        if (end - at < 4) throw not("an escape ends early");
        var value = 0;
        for (var i = 0; i < 4; i++) {
            var digit = Character.digit(bytes[at++], 16);
            if (digit < 0) throw not("an escape is not hexadecimal");
            value = value * 16 + digit;
        }
        return (char) value;
    }

    private Literal literal() {
        var start = at;
        while (at < end && "+-.0123456789Eaeflnrstu".indexOf(bytes[at]) >= 0) at++;
        var literal = new String(bytes, start, at - start, UTF_8);
        if (!literal.matches("true|false|null|-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) throw not("no value");
        return new Literal(literal);
    }

    private void space() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) at++;
    }

    private boolean take(char c) {
        if (at >= end || bytes[at] != c) return false;
        at++;
        return true;
    }

    private NotJson not(String what) {
        return new NotJson(at, what);
    }
}
