package org.taizhang.projections;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.taizhang.projections.View.Changed;
import org.taizhang.projections.documents.Document;
import org.taizhang.projections.documents.Documents;
import tools.jackson.databind.json.JsonMapper;

/** Folds many events at once: one query, a fold in memory, one bulk write. What was applied before is not applied again. */
final class Batch<E, V> {
    private final Projection<E, V> projection;
    private final JsonMapper json;
    private final Documents documents;
    private final String collection;

    Batch(Projection<E, V> projection, JsonMapper json, Documents documents, String collection) {
        this.projection = projection;
        this.json = json;
        this.documents = documents;
        this.collection = collection;
    }

    /** What the events change, given in the order of the ledger; nothing is written. */
    List<Changed<V>> fold(List<Recorded<E>> events, Mark mark) {
        var byKey = new LinkedHashMap<String, List<Recorded<E>>>();
        for (var event : events) {
            if (event.position() <= mark.position()) continue;
            var key = projection.key().apply(event);
            if (key != null)
                byKey.computeIfAbsent(key.toString(), k -> new ArrayList<>()).add(event);
        }
        if (byKey.isEmpty()) return List.of();
        var stored = documents.get(collection, byKey.keySet());
        var changed = new ArrayList<Changed<V>>(byKey.size());
        byKey.forEach((key, all) -> {
            var was = stored.get(key);
            var change = fold(key, was, was == null ? mark.gone().getOrDefault(key, -1L) : was.position(), all);
            if (change != null) changed.add(change);
        });
        return changed;
    }

    private @Nullable Changed<V> fold(String key, @Nullable Document was, long applied, List<Recorded<E>> events) {
        @Nullable V value = was == null ? null : json.readValue(was.json(), projection.document());
        var unit = was == null ? "" : was.unit();
        @Nullable Recorded<E> last = null;
        for (var event : events) {
            if (event.position() <= applied) continue;
            try {
                value = projection.fold().evolve(value, event);
            } catch (RuntimeException e) {
                throw new FoldFailed(projection.name(), key, event, e);
            }
            if (!event.unit().isEmpty()) unit = event.unit();
            last = event;
        }
        if (last == null) return null;
        var text = value == null ? "" : json.writeValueAsString(value);
        return new Changed<>(new Document(key, last.position(), last.sequence(), unit, text), value);
    }

    void write(List<Changed<V>> changed) {
        documents.replace(
                collection,
                changed.stream()
                        .filter(change -> change.value() != null)
                        .map(Changed::document)
                        .toList());
        documents.delete(collection, gone(changed).keySet());
    }

    /** Which documents are no more, and as of which position. */
    static <V> Map<String, Long> gone(List<Changed<V>> changed) {
        var gone = new LinkedHashMap<String, Long>();
        for (var change : changed)
            if (change.value() == null)
                gone.put(change.document().id(), change.document().position());
        return gone;
    }
}
