package org.taizhang.projections;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Units;
import org.taizhang.projections.View.Changed;
import org.taizhang.projections.documents.Document;
import org.taizhang.projections.documents.Documents;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Page;
import org.taizhang.projections.documents.Query;
import tools.jackson.databind.json.JsonMapper;

/** The one place where a reader's unit decides what there is; a reader without a unit sees nothing. */
record StoredReader<V>(
        Projection<?, V> projection,
        JsonMapper json,
        Documents stored,
        List<Consumer<? super List<Changed<V>>>> listeners,
        @Nullable String unit)
        implements View.Reader<V> {
    @Override
    public Optional<V> get(Object id) {
        return document(id).map(this::value);
    }

    @Override
    public Optional<Document> document(Object id) {
        var key = id.toString();
        return Optional.ofNullable(stored.get(projection.name(), List.of(key)).get(key))
                .filter(this::sees);
    }

    @Override
    public Page find(Query query) {
        return stored.find(projection.name(), unit == null ? query : query.and(visible(unit)));
    }

    @Override
    public List<V> values(Page page) {
        return page.documents().stream().map(this::value).toList();
    }

    @Override
    public Map<List<@Nullable Object>, Long> count(List<Filter> filters, String... groupBy) {
        var all = new ArrayList<>(filters);
        if (unit != null) all.add(visible(unit));
        return stored.count(projection.name(), all, List.of(groupBy));
    }

    @Override
    public Runnable listen(Consumer<? super List<Changed<V>>> listener) {
        Consumer<List<Changed<V>>> seen = changed -> {
            var visible =
                    changed.stream().filter(change -> sees(change.document())).toList();
            if (!visible.isEmpty()) listener.accept(visible);
        };
        listeners.add(seen);
        return () -> listeners.remove(seen);
    }

    private static Filter visible(String unit) {
        return unit.isEmpty() ? Filter.in("id", List.of()) : Filter.under(unit);
    }

    private boolean sees(Document document) {
        return unit == null || (!unit.isEmpty() && Units.covers(unit, document.unit()));
    }

    private V value(Document document) {
        return json.readValue(document.json(), projection.document());
    }
}
