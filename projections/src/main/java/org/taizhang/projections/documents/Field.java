package org.taizhang.projections.documents;

import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a collection can be searched and sorted by: a dot path into the document and the one type its values have there. A
 * value of another type counts as missing.
 *
 * @param searchable whether {@link Filter#contains} may be asked of it
 */
public record Field(String path, Type type, boolean searchable) {
    /** The types of a field. */
    public enum Type {
        TEXT,
        NUMBER,
        FLAG
    }

    private static final Pattern PATH = Pattern.compile("\\w+(\\.\\w+){0,7}");
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    public Field {
        if (!PATH.matcher(path).matches()) throw new IllegalArgumentException("Not a path: " + path);
        if (searchable && type != Type.TEXT) throw new IllegalArgumentException("Only text is searched: " + path);
    }

    public static Field text(String path) {
        return new Field(path, Type.TEXT, false);
    }

    public static Field number(String path) {
        return new Field(path, Type.NUMBER, false);
    }

    public static Field flag(String path) {
        return new Field(path, Type.FLAG, false);
    }

    /** A text of which a part can be looked for. */
    public static Field searchable(String path) {
        return new Field(path, Type.TEXT, true);
    }

    /** How an instant is written in documents: of fixed width, so that text order is time order, in the years 0 to 9999. */
    public static String text(Instant instant) {
        return INSTANT.format(instant.isBefore(FIRST) ? FIRST : instant.isAfter(LAST) ? LAST : instant);
    }

    /** Text as it is compared when a part of it is looked for: without case and width. */
    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    @Nullable
    Object in(JsonNode document) {
        var node = document.at("/" + path.replace('.', '/'));
        return switch (type) {
            case TEXT -> node.isString() ? node.stringValue() : null;
            case NUMBER -> node.isNumber() ? number(node) : null;
            case FLAG -> node.isBoolean() ? node.booleanValue() : null;
        };
    }

    private static Object number(JsonNode node) {
        return node.canConvertToLong() && node.isIntegralNumber() ? node.longValue() : plain(node.doubleValue());
    }

    /** The value as engines hold it: String, Boolean, Long, or Double where there is a fraction. */
    Object plain(Object value) {
        var plain = switch (value) {
            case Enum<?> constant -> constant.name();
            case UUID id -> id.toString();
            case Instant instant -> text(instant);
            case Long whole -> whole;
            case Integer whole -> whole.longValue();
            case Number number -> plain(number.doubleValue());
            default -> value;
        };
        var fits = switch (type) {
            case TEXT -> plain instanceof String;
            case NUMBER -> plain instanceof Number;
            case FLAG -> plain instanceof Boolean;
        };
        if (!fits) throw new IllegalArgumentException(path + " is " + type + ", not " + value);
        return plain;
    }

    private static Object plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1L << 53 ? (Object) (long) number : (Object) number;
    }
}
