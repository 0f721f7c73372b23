package org.taizhang.projections.documents;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which documents, in which order, and from where on.
 *
 * <p>Documents are in order of the sort field and then of the id, both the same way round. Those without a value come
 * first upwards and last downwards.
 *
 * @param limit how many at most, 1 to 500
 * @param cursor where the page before this one ended; null for the first page
 */
public record Query(
        List<Filter> filters,
        String sort,
        boolean descending,
        int limit,
        @Nullable String cursor) {
    /** The most documents of one page. */
    public static final int MOST = 500;

    public Query {
        if (limit < 1 || limit > MOST) throw new IllegalArgumentException("The limit is 1 to " + MOST + ": " + limit);
        filters = List.copyOf(filters);
    }

    /** Every document, by id. */
    public static Query where(Filter... filters) {
        return new Query(Arrays.asList(filters), "id", false, 50, null);
    }

    public Query and(Filter filter) {
        return new Query(Stream.concat(filters.stream(), Stream.of(filter)).toList(), sort, descending, limit, cursor);
    }

    public Query ascending(String field) {
        return new Query(filters, field, false, limit, cursor);
    }

    public Query descending(String field) {
        return new Query(filters, field, true, limit, cursor);
    }

    public Query limit(int limit) {
        return new Query(filters, sort, descending, limit, cursor);
    }

    public Query after(@Nullable String cursor) {
        return new Query(filters, sort, descending, limit, cursor);
    }
}
