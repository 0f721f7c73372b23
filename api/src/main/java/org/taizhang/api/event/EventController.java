package org.taizhang.api.event;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.taizhang.api.web.Caller;
import org.taizhang.api.web.Problem;
import org.taizhang.api.web.Summary;
import org.taizhang.ledger.CannotRead;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.Envelope;
import org.taizhang.ledger.LedgerEngine;
import org.taizhang.ledger.Recorded;

@RestController
@RequestMapping("/api/v1/events")
class EventController implements SmartLifecycle {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int BATCH = 200;

    private final CommitLog log;
    private final LedgerEngine engine;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    EventController(CommitLog log, LedgerEngine engine) {
        this.log = log;
        this.engine = engine;
    }

    /** One event of the ledger, as the stream carries it; its id is its position. */
    record Message(long position, Envelope event) {}

    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Summary(
            zh = "事件流：按 Last-Event-ID 续传，可限于一个主体",
            en = "Server-sent events, resumable by Last-Event-ID, of one subject if asked")
    SseEmitter stream(
            @RequestParam @Nullable UUID subject,
            @RequestParam @Nullable Long after,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        var from = first(after, lastEventId);
        var emitter = new SseEmitter(0L);
        var listener =
                new Listener(emitter, Caller.sight(), Caller.stillIn(), subject == null ? null : subject.toString());
        listeners.add(listener);
        emitter.onCompletion(() -> forget(listener));
        emitter.onTimeout(() -> forget(listener));
        emitter.onError(why -> forget(listener));
        Thread.ofVirtual().name("events-", 0).start(() -> follow(listener, from));
        return emitter;
    }

    private long first(@Nullable Long after, @Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) return after == null ? log.head() : after + 1;
        try {
            var last = Long.parseLong(lastEventId.strip());
            if (last >= -1 && last < Long.MAX_VALUE) return last + 1;
        } catch (NumberFormatException e) {
            throw new Problem(HttpStatus.BAD_REQUEST, "bad-last-event-id", lastEventId);
        }
        throw new Problem(HttpStatus.BAD_REQUEST, "bad-last-event-id", lastEventId);
    }

    private void follow(Listener listener, long from) {
        var next = Math.max(0, from);
        try {
            listener.comment("ready");
            for (var batch = log.read(next, BATCH); running && listener.isListening(); batch = log.read(next, BATCH)) {
                var about = batch.stream().filter(listener::isAbout).toList();
                var events = engine.envelopes(about).iterator();
                for (var recorded : about) listener.send(recorded.position(), events.next());
                if (!batch.isEmpty()) next = batch.getLast().position() + 1;
                else if (!log.await(next + 1, HEARTBEAT)) listener.comment("alive");
            }
            listener.complete();
        } catch (IOException | IllegalStateException gone) {
            forget(listener);
        } catch (CannotRead e) {
            listener.complete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forget(Listener listener) {
        listener.end();
        listeners.remove(listener);
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the server waits for the requests under way: streams would never end by themselves. */
    @Override
    public void stop() {
        running = false;
        listeners.forEach(Listener::complete);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    /** One who listens, and what they may hear. */
    private static final class Listener {
        private final SseEmitter emitter;
        private final Predicate<Envelope> sight;
        private final BooleanSupplier stillIn;
        private final @Nullable String subject;
        private final AtomicBoolean listening = new AtomicBoolean(true);

        Listener(SseEmitter emitter, Predicate<Envelope> sight, BooleanSupplier stillIn, @Nullable String subject) {
            this.emitter = emitter;
            this.sight = sight;
            this.stillIn = stillIn;
            this.subject = subject;
        }

        boolean isAbout(Recorded recorded) {
            return subject == null || subject.equals(recorded.entry().aggregate());
        }

        void send(long position, Envelope event) throws IOException {
            if (!sight.test(event)) return;
            emitter.send(SseEmitter.event()
                    .id(Long.toString(position))
                    .data(new Message(position, event), MediaType.APPLICATION_JSON));
        }

        void comment(String text) throws IOException {
            emitter.send(SseEmitter.event().comment(text));
        }

        /** A stream ends with the session it was asked for in. */
        boolean isListening() {
            return listening.get() && stillIn.getAsBoolean();
        }

        void end() {
            listening.set(false);
        }

        void complete() {
            if (listening.compareAndSet(true, false)) emitter.complete();
        }
    }
}
