package org.taizhang.projections;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Function;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.taizhang.projections.documents.Documents;
import tools.jackson.databind.json.JsonMapper;

/** Every view there is, each with its own processor and token, over few threads: one coordinates, two work, one rebuilds. */
public final class Projections implements AutoCloseable {
    private static final int EVENTS = 500;
    private static final long CLAIM_MILLIS = 1_000;

    private final Documents documents;
    private final TokenStore tokens;
    private final JsonMapper json;
    private final Function<Class<?>, String> names;
    private final Map<String, Runner<?, ?>> runners = new LinkedHashMap<>();
    private final ScheduledExecutorService coordinator = threads("view-coordinator", 1);
    private final ScheduledExecutorService workers = threads("view-worker", 2);
    private final ScheduledExecutorService rebuilder = threads("view-rebuild", 1);

    /**
     * Keeps views where documents and tokens are kept.
     *
     * @param json writes instants as {@link org.taizhang.projections.documents.Field#text} does
     * @param names the stable name and revision of an event type
     */
    public Projections(Documents documents, TokenStore tokens, JsonMapper json, Function<Class<?>, String> names) {
        this.documents = documents;
        this.tokens = tokens;
        this.json = json;
        this.names = names;
        Mark.define(documents);
    }

    /** Adds a projection, and gives the view of it; it moves once registered and started. */
    public <E, V> View<V> add(Projection<E, V> projection) {
        if (runners.containsKey(projection.name()))
            throw new IllegalArgumentException("There is a view " + projection.name() + " already");
        var runner = new Runner<>(projection, documents, json, names);
        runners.put(projection.name(), runner);
        return runner;
    }

    /** Gives each projection added so far its processor, which starts and stops with Axon's configuration. */
    public void register(
            EventProcessingConfigurer configurer,
            Function<Configuration, StreamableMessageSource<TrackedEventMessage<?>>> ledger) {
        runners.forEach((name, runner) -> {
            var processor = "view." + name;
            configurer
                    .registerEventProcessor(
                            processor,
                            (group, configuration, ignored) -> processor(group, runner, ledger.apply(configuration)))
                    .registerEventHandler(configuration -> runner)
                    .assignHandlerInstancesMatching(processor, handler -> handler == runner);
        });
    }

    private <E, V> ViewProcessor processor(
            String name, Runner<E, V> runner, StreamableMessageSource<TrackedEventMessage<?>> source) {
        var ledger = new Ledger(source, runner);
        var builder = PooledStreamingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(runner)
                .messageSource(ledger)
                .tokenStore(tokens)
                .transactionManager(NoTransactionManager.instance())
                .coordinatorExecutor(coordinator)
                .workerExecutor(workers)
                .initialSegmentCount(1)
                .initialToken(StreamableMessageSource::createTailToken)
                .tokenClaimInterval(CLAIM_MILLIS)
                .batchSize(EVENTS);
        var processor = new ViewProcessor(builder, new Rebuild<>(runner, source, tokens), rebuilder);
        runner.runBy(processor);
        return processor;
    }

    public Collection<View<?>> views() {
        return List.copyOf(runners.values());
    }

    public Optional<View<?>> view(String name) {
        return Optional.<View<?>>ofNullable(runners.get(name));
    }

    /**
     * Builds every view anew from the ledger as it is now, one after another, and leaves nothing of the old ones on the
     * disk; waits for all that. Throws {@link java.util.concurrent.CompletionException} where one could not be built.
     */
    public void buildAnew() {
        for (var runner : runners.values()) runner.rebuildAfresh().join();
        documents.purge();
    }

    /** Ends the threads; Axon's configuration is shut down before. */
    @Override
    public void close() {
        List.of(coordinator, workers, rebuilder).forEach(ScheduledExecutorService::shutdownNow);
    }

    /** Once closed, they let go what the ledger may still tell them. */
    private static ScheduledExecutorService threads(String name, int count) {
        var factory = Thread.ofPlatform().daemon().name(name + "-", 0).factory();
        return new ScheduledThreadPoolExecutor(count, factory, new ThreadPoolExecutor.DiscardPolicy());
    }
}
