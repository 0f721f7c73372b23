package org.taizhang.api.clause;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.taizhang.projections.View.Reader;
import org.taizhang.projections.audit.AuditView;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;

/** Counts them by the read model of all events, each span once. */
final class AuditTally implements Tally {
    /** Half open. */
    private record Span(@Nullable Instant from, Instant until) {}

    private final Reader<AuditView> audit;
    private final List<Filter> of;
    private final Map<Span, Map<String, Long>> counted = new HashMap<>();

    /** Of the events before a position of the ledger. */
    AuditTally(Reader<AuditView> audit, String unit, long before) {
        this.audit = audit;
        var under = Filter.under(unit);
        this.of = before == Long.MAX_VALUE ? List.of(under) : List.of(under, Filter.lt("position", before));
    }

    @Override
    public long of(Collection<String> names, @Nullable Instant from, Instant until) {
        var counts = counted.computeIfAbsent(new Span(from, until), this::count);
        return names.stream().mapToLong(name -> counts.getOrDefault(name, 0L)).sum();
    }

    @Override
    public Optional<Instant> last(Collection<String> names, Instant until) {
        return names.stream().flatMap(name -> newest(name, until).stream()).max(Instant::compareTo);
    }

    @Override
    public Optional<Instant> began() {
        return first(events().ascending("at").limit(1));
    }

    private Optional<Instant> newest(String name, Instant until) {
        var query = events().and(Filter.eq("event", Clauses.event(name))).and(Filter.lt("at", until));
        if (name.contains("/")) query = query.and(Filter.eq("topic", name.substring(name.indexOf('/') + 1)));
        return first(query.descending("at").limit(1));
    }

    private Query events() {
        return Query.where(of.toArray(Filter[]::new));
    }

    private Optional<Instant> first(Query query) {
        return audit.values(audit.find(query)).stream().map(AuditView::at).findFirst();
    }

    /** Under its name each, and where it has a topic under the name with that too. */
    private Map<String, Long> count(Span span) {
        var within = new ArrayList<>(of);
        within.add(Filter.lt("at", span.until));
        if (span.from != null) within.add(Filter.ge("at", span.from));
        var counts = new HashMap<String, Long>();
        audit.count(within, "event", "topic").forEach((key, count) -> {
            counts.merge(String.valueOf(key.get(0)), count, Long::sum);
            if (key.get(1) != null) counts.merge(key.get(0) + "/" + key.get(1), count, Long::sum);
        });
        return counts;
    }
}
