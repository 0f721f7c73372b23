package org.taizhang.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.taizhang.projections.documents.Document;
import org.taizhang.projections.documents.Documents;
import org.taizhang.projections.documents.Field;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;
import org.taizhang.projections.documents.Schema;
import tools.jackson.databind.json.JsonMapper;

/**
 * A POST repeated under the same {@code Idempotency-Key} is answered as the first time and done once. Answers are kept
 * for a day; an answer that was lost in a crash is made anew by a command whose subject's id follows from the key. What
 * was refused was not done, and is judged anew.
 */
public final class Idempotency extends OncePerRequestFilter {
    private static final String COLLECTION = "idempotency";
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int LONGEST_KEY = 200;

    private final Documents documents;
    private final JsonMapper json;
    private final ProblemWriter problems;
    private final Clock clock;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    /** What was answered. */
    record Answer(String request, int status, Map<String, String> headers, String body, Instant at) {}

    public Idempotency(Documents documents, JsonMapper json, ProblemWriter problems, Clock clock) {
        this.documents = documents;
        this.json = json;
        this.problems = problems;
        this.clock = clock;
        documents.define(Schema.of(COLLECTION, Field.text("at")));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod())
                || request.getHeader(Headers.IDEMPOTENCY_KEY) == null
                || request.getRequestURI().equals("/api/v1/session");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = request.getHeader(Headers.IDEMPOTENCY_KEY);
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            problems.write(response, HttpStatus.BAD_REQUEST, "bad-idempotency-key", List.of());
            return;
        }
        // The file's id follows from the key: stored again it is nothing new, and another file under it is refused.
        if (BodyLimit.isUpload(request)) {
            chain.doFilter(request, response);
            return;
        }
        var body = request.getInputStream().readAllBytes();
        // The key, which nobody but the caller has, keeps what is in the body from being guessed by its print.
        var print = digest(key, request.getRequestURI(), new String(body, StandardCharsets.UTF_8));
        var id = digest(Caller.current().id(), key);
        if (!running.add(id)) {
            problems.write(response, HttpStatus.CONFLICT, "idempotency-key-in-use", List.of());
            return;
        }
        ContentCachingResponseWrapper anew = null;
        try {
            var before = find(id);
            if (before == null) anew = answerAnew(id, print, new BufferedRequest(request, body), response, chain);
            else if (!before.request().equals(print))
                problems.write(response, HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused", List.of());
            else replay(before, response);
        } finally {
            running.remove(id);
        }
        // Only now, so that whoever has the answer finds the key free.
        if (anew != null) anew.copyBodyToResponse();
    }

    private ContentCachingResponseWrapper answerAnew(
            String id, String print, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caching = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, caching);
        if (caching.getStatus() < 300) {
            var headers = new LinkedHashMap<String, String>();
            for (var name : List.of("Location", "ETag", "Content-Type", Headers.POSITION))
                if (caching.getHeader(name) != null) headers.put(name, caching.getHeader(name));
            var text = new String(caching.getContentAsByteArray(), StandardCharsets.UTF_8);
            var answer = new Answer(print, caching.getStatus(), headers, text, clock.instant());
            documents.replace(COLLECTION, List.of(new Document(id, 0, 0, "-", json.writeValueAsString(answer))));
        }
        return caching;
    }

    private @Nullable Answer find(String id) {
        var found = documents.get(COLLECTION, List.of(id)).get(id);
        if (found == null) return null;
        var answer = json.readValue(found.json(), Answer.class);
        return answer.at().isBefore(clock.instant().minus(KEPT)) ? null : answer;
    }

    private static void replay(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setHeader(Headers.IDEMPOTENCY_REPLAYED, "true");
        response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    /** Forgets answers older than a day. */
    public void forgetOld() {
        var old = Query.where(Filter.lt("at", clock.instant().minus(KEPT))).limit(Query.MOST);
        for (var page = documents.find(COLLECTION, old);
                !page.documents().isEmpty();
                page = documents.find(COLLECTION, old))
            documents.delete(
                    COLLECTION, page.documents().stream().map(Document::id).toList());
    }

    private static String digest(String... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
