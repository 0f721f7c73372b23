package org.taizhang.api.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.taizhang.api.Settings;
import org.taizhang.projections.documents.Document;
import org.taizhang.projections.documents.Documents;
import org.taizhang.projections.documents.Field;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;
import org.taizhang.projections.documents.Schema;
import tools.jackson.databind.json.JsonMapper;

/** Opaque tokens, of which only the SHA-256 is kept; they end when idle, when too old, at logout and at the server. */
public final class Sessions {
    private static final String COLLECTION = "session";
    private static final Duration STEP = Duration.ofMinutes(1);

    private final Documents documents;
    private final JsonMapper json;
    private final Settings.Security rules;
    private final Clock clock;
    private final ReentrantLock ending = new ReentrantLock();

    /** A session as kept. */
    public record Session(String account, Instant began, Instant seen) {}

    /** A session as given to its owner. */
    public record Opened(String token, Instant endsAt) {}

    public Sessions(Documents documents, JsonMapper json, Settings settings, Clock clock) {
        this.documents = documents;
        this.json = json;
        this.rules = settings.security();
        this.clock = clock;
        documents.define(Schema.of(COLLECTION, Field.text("account"), Field.text("seen")));
    }

    /** Opens a session; beyond the number one account may have, the one idle for the longest time ends. */
    public Opened open(String account) {
        var mine = Query.where(Filter.eq("account", account)).descending("seen").limit(Query.MOST);
        var surplus = documents.find(COLLECTION, mine).documents().stream()
                .skip(rules.sessionsPerAccount() - 1L)
                .map(Document::id)
                .toList();
        delete(surplus);
        var token = OpaqueToken.make();
        var now = clock.instant();
        keep(OpaqueToken.print(token), new Session(account, now, now));
        return new Opened(token, now.plus(rules.sessionLength()));
    }

    /** The account of a live session, which counts as used. */
    public Optional<String> use(String token) {
        var live = live(token);
        var now = clock.instant();
        if (live.isPresent() && now.isAfter(live.get().seen().plus(STEP))) see(token, now);
        return live.map(Session::account);
    }

    /** A session that ends at this very moment must not come back. */
    private void see(String token, Instant now) {
        ending.lock();
        try {
            live(token)
                    .ifPresent(session ->
                            keep(OpaqueToken.print(token), new Session(session.account(), session.began(), now)));
        } finally {
            ending.unlock();
        }
    }

    /** The account of a live session, which does not count as used. */
    Optional<String> account(String token) {
        return live(token).map(Session::account);
    }

    private Optional<Session> live(String token) {
        var id = OpaqueToken.print(token);
        var now = clock.instant();
        return Optional.ofNullable(documents.get(COLLECTION, List.of(id)).get(id))
                .map(found -> json.readValue(found.json(), Session.class))
                .filter(session -> !now.isAfter(session.began().plus(rules.sessionLength()))
                        && !now.isAfter(session.seen().plus(rules.sessionIdle())));
    }

    public void end(String token) {
        delete(List.of(OpaqueToken.print(token)));
    }

    /** Ends every session of an account, as when it is disabled or its password changes. */
    public void endAll(String account) {
        delete(Query.where(Filter.eq("account", account)));
    }

    /** Ends what has been idle for too long. */
    public void endIdle() {
        delete(Query.where(Filter.lt("seen", clock.instant().minus(rules.sessionIdle()))));
    }

    private void delete(Query query) {
        for (var page = documents.find(COLLECTION, query.limit(Query.MOST));
                !page.documents().isEmpty();
                page = documents.find(COLLECTION, query.limit(Query.MOST)))
            delete(page.documents().stream().map(Document::id).toList());
    }

    private void delete(List<String> ids) {
        ending.lock();
        try {
            documents.delete(COLLECTION, ids);
        } finally {
            ending.unlock();
        }
    }

    private void keep(String id, Session session) {
        documents.replace(COLLECTION, List.of(new Document(id, 0, 0, "-", json.writeValueAsString(session))));
    }
}
