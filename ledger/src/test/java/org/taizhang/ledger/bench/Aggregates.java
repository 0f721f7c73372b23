package org.taizhang.ledger.bench;

import static org.taizhang.ledger.bench.Report.ratio;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.Repository;

/** How long Axon takes to load an aggregate, a long one by its snapshot, as the product has it. */
final class Aggregates implements AutoCloseable {
    private static final int SNAPSHOT_EVERY = 16;
    private static final int LONG = 10_000;

    private final Contender contender;
    private final EmbeddedEventStore store;
    private final Snapshotter snapshotter;
    private final Repository<Example> repository;

    /** An aggregate of so many events, so many of them after its snapshot, loaded so often in a round. */
    private record Kind(String name, int events, int after, int loads) {}

    Aggregates(Contender contender) {
        this.contender = contender;
        store = EmbeddedEventStore.builder().storageEngine(contender.engine()).build();
        snapshotter = AggregateSnapshotter.builder()
                .eventStore(store)
                .aggregateFactories(new GenericAggregateFactory<>(Example.class))
                .build();
        repository = EventSourcingRepository.builder(Example.class)
                .eventStore(store)
                .snapshotTriggerDefinition(new EventCountSnapshotTriggerDefinition(snapshotter, SNAPSHOT_EVERY))
                .build();
    }

    void measure(Options options) throws Exception {
        var kinds = List.of(
                new Kind("10 events", 10, 10, 3_000),
                new Kind("10,000 events, snapshot of the last", LONG, 0, 3_000),
                new Kind(
                        "10,000 events, snapshot " + SNAPSHOT_EVERY / 2 + " before it",
                        LONG,
                        SNAPSHOT_EVERY / 2,
                        1_000),
                new Kind(
                        "10,000 events, snapshot " + (SNAPSHOT_EVERY - 2) + " before it",
                        LONG,
                        SNAPSHOT_EVERY - 2,
                        1_000),
                new Kind(
                        (SNAPSHOT_EVERY - 1) + " events, none taken yet",
                        SNAPSHOT_EVERY - 1,
                        SNAPSHOT_EVERY - 1,
                        1_000));
        var took = new ArrayList<List<Double>>();
        for (var kind : kinds) {
            create(kind);
            took.add(new ArrayList<>());
        }
        for (var round = 0; round <= options.rounds(); round++)
            for (var i = 0; i < kinds.size(); i++) {
                var nanos = load(kinds.get(i));
                if (round > 0) took.get(i).add(nanos);
            }
        var rows = new ArrayList<List<String>>();
        var first = Median.of(took.getFirst(), nanos -> nanos);
        for (var i = 0; i < kinds.size(); i++) {
            var nanos = Median.of(took.get(i), one -> one);
            rows.add(List.of(
                    kinds.get(i).name(), String.format(Locale.ROOT, "%,.0f µs", nanos / 1e3), ratio(nanos / first)));
        }
        Report.table(List.of("loading an aggregate of", "time", "ratio"), rows);
    }

    private void create(Kind kind) {
        var snapshotAt = kind.events() - kind.after();
        append(kind.name(), 0, snapshotAt);
        if (snapshotAt > 0) snapshotter.scheduleSnapshot(Example.class, kind.name());
        append(kind.name(), snapshotAt, kind.events());
    }

    private void append(String aggregate, int from, int to) {
        for (var next = from; next < to; next += 1_000)
            contender
                    .engine()
                    .appendEvents(IntStream.range(next, Math.min(to, next + 1_000))
                            .mapToObj(sequence -> Sample.event(aggregate, sequence))
                            .toList());
    }

    private double load(Kind kind) throws Exception {
        var start = System.nanoTime();
        for (var i = 0; i < kind.loads(); i++) {
            var events = DefaultUnitOfWork.startAndGet(null)
                    .executeWithResult(() -> repository.load(kind.name()).invoke(Example::events))
                    .getPayload();
            if (events != kind.events()) throw new IllegalStateException(events + " events, not " + kind.events());
        }
        return (System.nanoTime() - start) / (double) kind.loads();
    }

    @Override
    public void close() {
        store.shutDown();
    }
}
