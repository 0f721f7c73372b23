package org.taizhang.projections;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.taizhang.projections.documents.Field;
import org.taizhang.projections.documents.Schema;

/**
 * A read model: which events, one document for each key, and the fold between them.
 *
 * @param name of the collection and, as {@code view.<name>}, of the event processor
 * @param revision to be raised whenever the fold or the document changes its meaning; the view is then built anew
 * @param key which document an event belongs to; null where it belongs to none
 * @param fields what the documents can be searched and sorted by; a change builds the view anew too
 */
public record Projection<E, V>(
        String name,
        int revision,
        Class<E> events,
        Class<V> document,
        Function<Recorded<E>, @Nullable Object> key,
        Fold<E, V> fold,
        List<Field> fields) {
    public Projection {
        fields = List.copyOf(fields);
    }

    /** A projection whose key stands in the event. */
    public static <E, V> Projection<E, V> of(
            String name,
            int revision,
            Class<E> events,
            Class<V> document,
            Function<E, @Nullable Object> key,
            Fold<E, V> fold,
            Field... fields) {
        return new Projection<>(
                name, revision, events, document, recorded -> key.apply(recorded.event()), fold, List.of(fields));
    }

    /** What a document was when just these events had happened to it: time travel. */
    public @Nullable V asOf(Iterable<Recorded<E>> events) {
        @Nullable V value = null;
        for (var event : events) value = fold.evolve(value, event);
        return value;
    }

    Schema schema() {
        return new Schema(name, fields);
    }

    /** What stored documents must agree with to be folded further. */
    String shape() {
        return revision + " " + fields;
    }
}
