package org.taizhang.projections;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.taizhang.projections.documents.Documents;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the documents of one projection: collects the events of a unit of work and applies them with its last one, before
 * Axon stores the token. An event told again changes nothing, whatever was written when the process ended.
 */
final class Runner<E, V> implements EventHandlerInvoker, View<V> {
    private static final Logger log = LoggerFactory.getLogger(Runner.class);

    private final Projection<E, V> projection;
    private final Documents documents;
    private final JsonMapper json;
    private final Function<Class<?>, String> names;
    private final Batch<E, V> batch;
    private final Progress progress = new Progress();
    private final List<Consumer<? super List<Changed<V>>>> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Mark mark;
    private volatile @Nullable String failure;
    private volatile @Nullable ViewProcessor processor;

    Runner(Projection<E, V> projection, Documents documents, JsonMapper json, Function<Class<?>, String> names) {
        this.projection = projection;
        this.documents = documents;
        this.json = json;
        this.names = names;
        batch = new Batch<>(projection, json, documents, projection.name());
        documents.define(projection.schema());
    }

    Projection<E, V> projection() {
        return projection;
    }

    void runBy(ViewProcessor processor) {
        this.processor = processor;
    }

    /** Called in the order of the ledger for every event there is, before those that concern the view are handled. */
    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        var concerns = concerns(message);
        progress.saw(Recorded.position(message), concerns, message.getTimestamp());
        return concerns;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        var unit = CurrentUnitOfWork.get();
        List<Recorded<E>> events = unit.getOrComputeResource("view." + projection.name(), key -> new ArrayList<>());
        try {
            events.add(recorded(message));
            if (!(unit instanceof BatchingUnitOfWork<?> many) || many.isLastMessage()) apply(events);
            failure = null;
        } catch (RuntimeException e) {
            failed(e);
            throw e;
        }
    }

    /** Another node may fold on from here. */
    @Override
    public void segmentReleased(Segment segment) {
        mark = null;
    }

    boolean concerns(EventMessage<?> message) {
        return projection.events().isAssignableFrom(message.getPayloadType());
    }

    Recorded<E> recorded(EventMessage<?> message) {
        return Recorded.of(message, projection.events(), names);
    }

    /** Writes documents, then the mark; deletes only what the mark says is gone. */
    private void apply(List<Recorded<E>> events) {
        var last = events.getLast();
        var known = mark;
        var before = known != null ? known : Mark.of(documents, projection.name());
        mark = null;
        var changed = batch.fold(events, before);
        var gone = Batch.gone(changed);
        if (!gone.isEmpty()) before.leaving(projection.shape(), gone).store(documents, projection.name());
        batch.write(changed);
        if (last.position() > before.position()) {
            before = before.reached(projection.shape(), last.position(), last.id());
            before.store(documents, projection.name());
        }
        mark = before;
        progress.handled(last.position());
        if (!changed.isEmpty()) tell(changed);
    }

    private void tell(List<Changed<V>> changed) {
        for (var listener : listeners) {
            try {
                listener.accept(changed);
            } catch (RuntimeException e) {
                log.warn("A listener of view {} failed; the view goes on", projection.name(), e);
            }
        }
    }

    /** Whether this node has taken the documents over and folds on. */
    boolean goesOn() {
        return mark != null;
    }

    /**
     * Takes over what is stored, to be folded on behind the token, unless other code made it or another ledger did: one
     * restored from a backup, say.
     */
    boolean takeOver(long token, Predicate<Mark> ledger) {
        var stored = Mark.of(documents, projection.name());
        var fits = stored.fits(projection.shape()) && ledger.test(stored);
        mark = fits ? stored : null;
        if (!fits) return false;
        failure = null;
        progress.handled(Math.max(token, stored.position()));
        return true;
    }

    /** The documents are others now, up to the mark. */
    void swapped(String from, Mark end) {
        mark = null;
        documents.rename(from, projection.name());
        end.reached(projection.shape(), end.position(), end.event()).store(documents, projection.name());
        progress.restart(end.position());
    }

    Batch<E, V> beside(String collection) {
        documents.drop(collection);
        documents.define(projection.schema().as(collection));
        return new Batch<>(projection, json, documents, collection);
    }

    void drop(String collection) {
        documents.drop(collection);
    }

    void failed(Throwable e) {
        failure = e instanceof FoldFailed ? String.valueOf(e.getMessage()) : e.toString();
        log.error("View {} stands still at {}: {}", projection.name(), progress.position(), failure);
    }

    @Override
    public Reader<V> within(String unit) {
        return new StoredReader<>(projection, json, documents, listeners, unit);
    }

    @Override
    public Reader<V> everything() {
        return new StoredReader<>(projection, json, documents, listeners, null);
    }

    @Override
    public State state() {
        var by = processor;
        var why = failure;
        var phase = by == null
                ? Phase.STOPPED
                : by.isRebuilding() && why == null ? Phase.REBUILDING : why != null ? Phase.FAILING : by.phase();
        return new State(projection.name(), phase, progress.position(), progress.time(), why);
    }

    @Override
    public boolean await(long position, Duration atMost) {
        return progress.await(position, atMost);
    }

    CompletableFuture<Void> rebuildAfresh() {
        var by = processor;
        if (by == null) return CompletableFuture.failedFuture(new IllegalStateException("Not registered"));
        return by.rebuildAfresh();
    }

    @Override
    public CompletableFuture<Void> rebuild() {
        var by = processor;
        if (by == null) return CompletableFuture.failedFuture(new IllegalStateException("Not registered"));
        return by.rebuild();
    }
}
