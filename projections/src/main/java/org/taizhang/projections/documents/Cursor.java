package org.taizhang.projections.documents;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where a page ended: the last document's value in the sort field, null where it had none, and its id. */
record Cursor(@Nullable Object value, String id) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static @Nullable Cursor of(Schema schema, Query query) {
        var text = query.cursor();
        if (text == null) return null;
        JsonNode parts;
        try {
            parts = JSON.readTree(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException | JacksonException e) {
            throw new BadCursor("Not a cursor");
        }
        if (parts.size() != 5 || !parts.path(4).isString()) throw new BadCursor("Not a cursor");
        if (!parts.path(0).equals(JSON.valueToTree(schema.collection()))
                || !parts.path(1).equals(JSON.valueToTree(query.sort()))
                || !parts.path(2).equals(JSON.valueToTree(query.descending())))
            throw new BadCursor("The cursor belongs to another list or another order");
        var value = JSON.treeToValue(parts.get(3), Object.class);
        try {
            return new Cursor(
                    value == null ? null : schema.field(query.sort()).plain(value),
                    parts.get(4).stringValue());
        } catch (IllegalArgumentException e) {
            throw new BadCursor("Not a cursor");
        }
    }

    String in(Schema schema, Query query) {
        var parts = Arrays.asList(schema.collection(), query.sort(), query.descending(), value, id);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(JSON.writeValueAsString(parts).getBytes(StandardCharsets.UTF_8));
    }
}
