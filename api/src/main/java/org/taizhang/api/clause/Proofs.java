package org.taizhang.api.clause;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Problem;
import org.taizhang.api.web.Slice;
import org.taizhang.projections.audit.AuditView;
import org.taizhang.projections.documents.BadCursor;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;

/** Finds the very events that prove a requirement. */
@Component
class Proofs {
    private final Model<Object, AuditView> audit;

    Proofs(Model<Object, AuditView> audit) {
        this.audit = audit;
    }

    /** A page of them, newest first. */
    Slice<Evidence> of(Clause clause, String unit, Instant from, Instant until, @Nullable String cursor, int limit) {
        if (limit < 1 || limit > Query.MOST) throw new Problem(HttpStatus.BAD_REQUEST, "bad-limit", limit, Query.MOST);
        var reader = audit.view().within(unit);
        var proves = proves(clause);
        var found = new ArrayList<Evidence>();
        var next = cursor;
        try {
            do {
                var page = reader.find(
                        query(clause, from, until, limit - found.size()).after(next));
                reader.values(page).stream().filter(proves).map(Evidence::of).forEach(found::add);
                next = page.next();
            } while (next != null && found.size() < limit);
        } catch (BadCursor e) {
            throw new Problem(HttpStatus.BAD_REQUEST, "bad-cursor");
        }
        return new Slice<>(found, next);
    }

    /** All of them before a position of the ledger, in its order, a page at a time. */
    <E extends Exception> void each(
            Clause clause, String unit, Instant from, Instant until, long before, Pages<E> pages) throws E {
        var reader = audit.view().within(unit);
        var proves = proves(clause);
        var query = query(clause, from, until, Query.MOST)
                .and(Filter.lt("position", before))
                .ascending("position");
        for (var page = reader.find(query); ; page = reader.find(query.after(page.next()))) {
            pages.page(reader.values(page).stream().filter(proves).toList());
            if (page.next() == null) return;
        }
    }

    /** What is done with each page of evidence. */
    interface Pages<E extends Exception> {
        void page(List<AuditView> page) throws E;
    }

    private static Query query(Clause clause, Instant from, Instant until, int limit) {
        var events = clause.evidence().stream().map(Clauses::event).distinct().toList();
        var query = Query.where(Filter.in("event", events), Filter.lt("at", until));
        var since = clause.owed() == Clause.Owed.STANDING ? query : query.and(Filter.ge("at", from));
        return since.descending("position").limit(limit);
    }

    private static Predicate<AuditView> proves(Clause clause) {
        var names = List.copyOf(clause.evidence());
        return event -> names.contains(event.event()) || names.contains(event.event() + "/" + event.topic());
    }
}
