package org.taizhang.projections;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.taizhang.projections.documents.Document;
import org.taizhang.projections.documents.Documents;
import org.taizhang.projections.documents.Schema;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the documents of a view contain.
 *
 * @param shape what they were folded by; null where there are none yet
 * @param position everything up to here
 * @param event the id of the event at that position, by which a ledger is known again
 * @param gone documents deleted by events after that position: a repeated event must not bring them back
 */
record Mark(@Nullable String shape, long position, @Nullable String event, Map<String, Long> gone) {
    static final Mark NONE = new Mark(null, -1, null, Map.of());

    private static final Schema MARKS = Schema.of("views");
    private static final JsonMapper JSON = JsonMapper.shared();

    static void define(Documents documents) {
        documents.define(MARKS);
    }

    static Mark of(Documents documents, String view) {
        var stored = documents.get(MARKS.collection(), List.of(view)).get(view);
        return stored == null ? NONE : JSON.readValue(stored.json(), Mark.class);
    }

    void store(Documents documents, String view) {
        var document = new Document(view, position, 0, "", JSON.writeValueAsString(this));
        documents.replace(MARKS.collection(), List.of(document));
    }

    boolean fits(String shape) {
        return this.shape == null || Objects.equals(this.shape, shape);
    }

    /** These are about to be deleted, by events at these positions. */
    Mark leaving(String shape, Map<String, Long> leaving) {
        var all = new TreeMap<>(gone);
        all.putAll(leaving);
        return new Mark(shape, position, event, all);
    }

    Mark reached(String shape, long position, @Nullable String event) {
        if (gone.isEmpty()) return new Mark(shape, position, event, gone);
        var left = new TreeMap<>(gone);
        left.values().removeIf(at -> at <= position);
        return new Mark(shape, position, event, left);
    }
}
