package org.taizhang.projections.documents;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Read models as JSON documents in collections. Every engine answers the same to the same; each call stands alone, and what
 * it wrote is seen by every call after it.
 */
public interface Documents extends AutoCloseable {
    /**
     * Makes the collection and its indexes where they are missing. Nothing else may be asked of a collection that this
     * process has not defined. A field added later is filled only as documents are replaced.
     */
    void define(Schema schema);

    /** Those of the ids that exist, in one query. */
    Map<String, Document> get(String collection, Collection<String> ids);

    /** Writes each document whatever stood there, in one bulk write; all or, after a failure, any part of them. */
    void replace(String collection, Collection<Document> documents);

    void delete(String collection, Collection<String> ids);

    /**
     * One page.
     *
     * @throws BadCursor where the cursor was not issued by this method for this collection and order
     * @throws IllegalArgumentException where a filter or the order names no field or does not suit its type
     */
    Page find(String collection, Query query);

    /**
     * How many documents there are for each combination of values, null standing for a missing one. Without fields to group
     * by there is one entry under the empty list, even for none.
     */
    Map<List<@Nullable Object>, Long> count(String collection, List<Filter> filters, List<String> groupBy);

    /** Forgets the collection; nothing where it does not exist. */
    void drop(String collection);

    /** Puts a collection in the place of another, at once for readers, indexes included. */
    void rename(String from, String to);

    /** Leaves nothing on the disk of what was replaced, deleted or dropped before, as far as the engine has a say in it. */
    void purge();

    @Override
    void close();
}
