package org.taizhang.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event store on a {@link CommitLog}: an append returns when it is durable, a token is a position, and an event
 * without a stable name is refused. Events appended in a unit of work stay even if it is rolled back afterwards.
 */
public final class LedgerEngine implements EventStorageEngine {
    /** In the root unit of work's resources: the position, a Long, of the newest event it has appended. */
    public static final String POSITION = LedgerEngine.class.getName() + ".position";

    /** In the root unit of work's resources: the position, a Long, of the first event it has appended. */
    public static final String FIRST_POSITION = LedgerEngine.class.getName() + ".firstPosition";

    /** In the metadata of an event some of whose personal data is erased: the position of the event that says so. */
    public static final String ERASED = "erased";

    private static final int BATCH = 500;

    private final CommitLog log;
    private final NamedJson json;
    private final EventUpcaster upcasters;
    private final SnapshotFilter snapshots;
    private final Redactor redactor;
    private final Restorer restorer;
    private final Decoder decoder;

    /** An engine whose events hold nothing personal. */
    public LedgerEngine(CommitLog log, NamedJson json, EventUpcaster upcasters, SnapshotFilter snapshots) {
        this(log, json, upcasters, snapshots, PersonalData.NONE);
    }

    public LedgerEngine(
            CommitLog log, NamedJson json, EventUpcaster upcasters, SnapshotFilter snapshots, PersonalData personal) {
        this.log = log;
        this.json = json;
        this.upcasters = upcasters;
        this.snapshots = snapshots;
        this.redactor = new Redactor(personal, json.names().classes());
        this.restorer = new Restorer(log, personal);
        this.decoder = new Decoder(log, restorer, json, upcasters);
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (events.isEmpty()) return;
        var first = append(events);
        if (!CurrentUnitOfWork.isStarted()) return;
        var resources = CurrentUnitOfWork.get().root().resources();
        resources.putIfAbsent(FIRST_POSITION, first);
        resources.put(POSITION, first + events.size() - 1);
    }

    private long append(List<? extends EventMessage<?>> events) {
        var unkept = new ArrayList<Personal>(0);
        var entries = new ArrayList<Entry>(events.size());
        for (var event : events) entries.add(entry(event, unkept));
        try {
            var first = log.append(entries, unkept).join();
            redactor.kept(unkept);
            return first;
        } catch (CompletionException e) {
            throw switch (e.getCause()) {
                case CannotAppend.Conflict conflict
                when isFirst(conflict, events) -> new AggregateStreamCreationException(conflict.getMessage(), conflict);
                case CannotAppend.Conflict conflict -> new ConcurrencyException(conflict.getMessage(), conflict);
                case CannotAppend.OutcomeUnknown unknown -> new AppendOutcomeUnknown(unknown);
                case CannotAppend why -> new EventStoreException(why.getMessage(), why);
                case null, default -> e;
            };
        }
    }

    /** Whether the conflict is about an aggregate's first event, and so about the aggregate being there already. */
    private static boolean isFirst(CannotAppend.Conflict conflict, List<? extends EventMessage<?>> events) {
        return conflict.sequence() == 0
                && events.stream()
                        .anyMatch(event -> event instanceof DomainEventMessage<?> domain
                                && domain.getAggregateIdentifier().equals(conflict.aggregate()));
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        try {
            log.store(new Snapshot(snapshot.getAggregateIdentifier(), snapshot.getSequenceNumber(), encode(snapshot)));
        } catch (CannotAppend e) {
            throw new EventStoreException(e.getMessage(), e);
        }
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        if (decoder.isPlain()) return following(after(token), decoder::message);
        return EventUtils.upcastAndDeserializeTrackedEvents(following(after(token), Stored::tracked), json, upcasters);
    }

    private <T> Stream<T> following(long from, Function<Opened, T> made) {
        var ahead = new Ahead<>(log::head, (next, limit) -> decoder.batch(next, limit, made));
        return StreamSupport.stream(new Following<>(ahead, from), false);
    }

    @Override
    public DomainEventStream readEvents(String aggregate, long firstSequenceNumber) {
        var recorded = Stream.iterate(
                        log.aggregate(aggregate, firstSequenceNumber, BATCH),
                        batch -> !batch.isEmpty(),
                        batch -> batch.size() < BATCH ? List.of() : log.aggregate(aggregate, after(batch), BATCH))
                .map(this::open)
                .flatMap(List::stream);
        return EventStreamUtils.upcastAndDeserializeDomainEvents(
                recorded.map(Stored::tracked)
                        .filter(DomainEventData.class::isInstance)
                        .map(LedgerEngine::domain),
                json,
                upcasters);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregate) {
        return log.snapshot(aggregate)
                .map(Stored::snapshot)
                .filter(snapshots::allow)
                .map(stored -> EventStreamUtils.upcastAndDeserializeDomainEvents(Stream.of(stored), json, upcasters))
                .filter(DomainEventStream::hasNext)
                .map(DomainEventStream::next);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregate) {
        var last = log.lastSequence(aggregate);
        return last.isPresent() ? Optional.of(last.getAsLong()) : Optional.empty();
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(-1);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(log.head() - 1);
    }

    @Override
    public TrackingToken createTokenAt(Instant time) {
        return new GlobalSequenceTrackingToken(log.positionAt(time) - 1);
    }

    /** Entries as people are shown them: with their personal data, or with where it was erased. */
    public List<Envelope> envelopes(List<Recorded> entries) {
        return open(entries).stream()
                .map(opened -> Envelope.of(opened.sliced()))
                .toList();
    }

    /**
     * Erases for good the personal data of an owner, from what this process remembers too; another process forgets within
     * a minute. What an append under way brings may still come after it. Throws {@link CannotAppend} when that failed.
     *
     * @param position of the event that decides so
     * @return how many values were erased
     */
    public int erase(String owner, long position) {
        redactor.forget(owner);
        try {
            return log.erase(owner, position);
        } finally {
            redactor.forget(owner);
            restorer.forget();
        }
    }

    Restorer restorer() {
        return restorer;
    }

    Decoder decoder() {
        return decoder;
    }

    private List<Opened> open(List<Recorded> entries) {
        return restorer.open(entries.stream().map(Bytes::of).toList());
    }

    private Entry entry(EventMessage<?> event, List<Personal> unkept) {
        if (json.names().typeOf(event.getPayloadType()).isEmpty())
            throw new EventStoreException(event.getPayloadType().getName()
                    + " has no stable name: the sealed interface that permits it must be named to the ledger");
        if (event instanceof DomainEventMessage<?> domain)
            return new Entry(
                    domain.getAggregateIdentifier(),
                    domain.getSequenceNumber(),
                    event.getTimestamp(),
                    encode(event, subject(domain), unkept));
        return new Entry(event.getIdentifier(), 0, event.getTimestamp(), encode(event, null, unkept));
    }

    private byte[] encode(EventMessage<?> event, Envelope.@Nullable Subject subject, List<Personal> unkept) {
        var data = event.serializePayload(json, String.class);
        var redacted = redactor.redact(
                subject == null ? event.getIdentifier() : subject.id(),
                event.getPayloadType(),
                event.getMetaData(),
                data.getData(),
                unkept);
        return Envelope.encode(
                event.getIdentifier(),
                Envelope.typeName(data.getType()),
                subject,
                event.getTimestamp(),
                redacted.personal(),
                redacted.elsewhere(),
                event.getMetaData(),
                redacted.data());
    }

    /** A snapshot is a cache, and erasing deletes it; it holds what it holds. */
    private byte[] encode(DomainEventMessage<?> snapshot) {
        var data = snapshot.serializePayload(json, String.class);
        return Envelope.encode(
                snapshot.getIdentifier(),
                Envelope.typeName(data.getType()),
                subject(snapshot),
                snapshot.getTimestamp(),
                snapshot.getMetaData(),
                data.getData());
    }

    private static Envelope.Subject subject(DomainEventMessage<?> event) {
        return new Envelope.Subject(event.getType(), event.getAggregateIdentifier(), event.getSequenceNumber());
    }

    private static DomainEventData<?> domain(Object data) {
        return (DomainEventData<?>) data;
    }

    private static long after(List<Recorded> batch) {
        return batch.getLast().entry().sequence() + 1;
    }

    /** The position after the one a token names; the first where there is none. */
    static long after(@Nullable TrackingToken token) {
        return switch (token) {
            case null -> 0;
            case GlobalSequenceTrackingToken position -> position.getGlobalIndex() + 1;
            default ->
                throw new IllegalArgumentException("A " + token.getClass().getName() + " is no ledger position");
        };
    }
}
