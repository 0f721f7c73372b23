package org.taizhang.api.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
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
    private final SecureRandom random = new SecureRandom();

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
        documents.delete(COLLECTION, surplus);
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var now = clock.instant();
        keep(id(token), new Session(account, now, now));
        return new Opened(token, now.plus(rules.sessionLength()));
    }

    /** The account of a live session, which counts as used. */
    public Optional<String> use(String token) {
        var id = id(token);
        var found = documents.get(COLLECTION, List.of(id)).get(id);
        if (found == null) return Optional.empty();
        var session = json.readValue(found.json(), Session.class);
        var now = clock.instant();
        if (now.isAfter(session.began().plus(rules.sessionLength()))
                || now.isAfter(session.seen().plus(rules.sessionIdle()))) {
            documents.delete(COLLECTION, List.of(id));
            return Optional.empty();
        }
        if (now.isAfter(session.seen().plus(STEP))) keep(id, new Session(session.account(), session.began(), now));
        return Optional.of(session.account());
    }

    public void end(String token) {
        documents.delete(COLLECTION, List.of(id(token)));
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
            documents.delete(
                    COLLECTION, page.documents().stream().map(Document::id).toList());
    }

    private void keep(String id, Session session) {
        documents.replace(COLLECTION, List.of(new Document(id, 0, 0, "-", json.writeValueAsString(session))));
    }

    private static String id(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
