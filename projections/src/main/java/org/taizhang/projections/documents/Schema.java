package org.taizhang.projections.documents;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A collection and what it can be searched and sorted by, besides {@code id}, {@code unit} and {@code position}. */
public record Schema(String collection, List<Field> fields) {
    static final Map<String, Field> BUILT_IN =
            Map.of("id", Field.text("id"), "unit", Field.text("unit"), "position", Field.number("position"));
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,47}(~[0-9]{1,9})?");

    public Schema {
        if (!NAME.matcher(collection).matches()) throw new IllegalArgumentException("Not a name: " + collection);
        var paths = fields.stream().map(Field::path).toList();
        if (paths.stream().distinct().count() < paths.size() || paths.stream().anyMatch(BUILT_IN::containsKey))
            throw new IllegalArgumentException("A field is named twice or like a built-in one: " + paths);
        fields = List.copyOf(fields);
    }

    public static Schema of(String collection, Field... fields) {
        return new Schema(collection, Arrays.asList(fields));
    }

    /** The same fields under another name. */
    public Schema as(String collection) {
        return new Schema(collection, fields);
    }

    Field field(String path) {
        var builtIn = BUILT_IN.get(path);
        return builtIn != null
                ? builtIn
                : fields.stream()
                        .filter(field -> field.path().equals(path))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(collection + " has no field " + path));
    }

    /** What the document has in each field that it has. */
    Map<String, Object> values(JsonNode document) {
        var values = new LinkedHashMap<String, Object>();
        for (var field : fields) {
            var value = field.in(document);
            if (value != null) values.put(field.path(), value);
        }
        return values;
    }

    /** The texts in which parts are looked for. */
    Map<String, String> texts(Map<String, Object> values) {
        var texts = new TreeMap<String, String>();
        for (var field : fields)
            if (field.searchable() && values.get(field.path()) instanceof String text)
                texts.put(field.path(), Field.folded(text));
        return texts;
    }
}
