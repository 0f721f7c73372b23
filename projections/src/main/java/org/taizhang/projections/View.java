package org.taizhang.projections;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.taizhang.projections.documents.Document;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Page;
import org.taizhang.projections.documents.Query;

/** A read model at run time: how it is read, how far it has come, and how it fares. */
public interface View<V> {
    /** A document that has changed; its value is null and its JSON empty where it is no more. */
    record Changed<V>(Document document, @Nullable V value) {}

    /** Whether the view moves. */
    enum Phase {
        /** It takes in events as they come. */
        RUNNING,
        /** It stands before an event or a write that failed, and tries again and again. */
        FAILING,
        /** It is being built anew; what is read is the old one. */
        REBUILDING,
        /** It is about to start, or another node keeps it. */
        WAITING,
        STOPPED
    }

    /**
     * How a view fares.
     *
     * @param position up to where it has taken in the ledger; -1 before everything
     * @param time when the newest event it has seen happened; null where it has seen none since it started
     * @param failure why it fails, in English; null where it does not
     */
    record State(
            String name,
            Phase phase,
            long position,
            @Nullable Instant time,
            @Nullable String failure) {}

    /** The documents that belong to a unit or to one below it; the others are as if they were not. */
    Reader<V> within(String unit);

    /** Every document whosever it is: for the product itself, never for an answer to somebody. */
    Reader<V> everything();

    State state();

    /** Waits without polling until the view has taken in the position; false where that takes longer. */
    boolean await(long position, Duration atMost);

    /** Builds the view anew beside the one that is read, and puts it in its place; fails without harm to what is there. */
    CompletableFuture<Void> rebuild();

    /** Documents of a view as far as a reader may see them. */
    interface Reader<V> {
        Optional<V> get(Object id);

        /** As stored: its JSON is the HTTP body. */
        Optional<Document> document(Object id);

        Page find(Query query);

        /** The documents of a page as values. */
        List<V> values(Page page);

        /** Every document the query finds as a value, from page to page; what changes meanwhile is met or not. */
        default void each(Query query, Consumer<? super V> todo) {
            for (var page = find(query); ; page = find(query.after(page.next()))) {
                values(page).forEach(todo);
                if (page.next() == null) return;
            }
        }

        /** How many for each combination of values; one entry under the empty list where nothing is grouped by. */
        Map<List<@Nullable Object>, Long> count(List<Filter> filters, String... groupBy);

        /**
         * Tells what has changed after each batch, in the thread that writes: be quick. Nothing is told of a rebuild, nor on a
         * node that does not keep the view.
         *
         * @return ends the telling
         */
        Runnable listen(Consumer<? super List<Changed<V>>> listener);
    }
}
