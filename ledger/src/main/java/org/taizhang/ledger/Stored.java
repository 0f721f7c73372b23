package org.taizhang.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;

/** An aggregate's event or snapshot as Axon reads it: still serialised. */
record Stored(Sliced sliced, Envelope.Subject subject, Instant getTimestamp) implements DomainEventData<byte[]> {
    private static final Map<String, SerializedType> TYPES = new ConcurrentHashMap<>();

    /** An entry with its token, of an aggregate or of none. */
    static TrackedEventData<byte[]> tracked(Opened opened) {
        var sliced = opened.sliced();
        var token = new GlobalSequenceTrackingToken(opened.position());
        var time = opened.time();
        return sliced.subject() == null
                ? new OfNone(token, sliced, time)
                : new TrackedDomainEventData<>(token, new Stored(sliced, sliced.subject(), time));
    }

    /** The message an entry is where no upcaster has a say, as lazy as Axon's own. */
    static TrackedEventMessage<?> message(Opened opened, Serializer serializer) {
        var sliced = opened.sliced();
        var token = new GlobalSequenceTrackingToken(opened.position());
        var message = new SerializedMessage<>(sliced.id(), payload(sliced), metaData(sliced), serializer);
        var subject = sliced.subject();
        return subject == null
                ? new GenericTrackedEventMessage<>(token, message, opened::time)
                : new GenericTrackedDomainEventMessage<>(
                        token, subject.type(), subject.id(), subject.sequence(), message, opened::time);
    }

    static Stored snapshot(Snapshot snapshot) {
        var sliced = Sliced.of(snapshot.bytes());
        return new Stored(sliced, Objects.requireNonNull(sliced.subject()), Instant.parse(sliced.time()));
    }

    @Override
    public String getType() {
        return subject.type();
    }

    @Override
    public String getAggregateIdentifier() {
        return subject.id();
    }

    @Override
    public long getSequenceNumber() {
        return subject.sequence();
    }

    @Override
    public String getEventIdentifier() {
        return sliced.id();
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return metaData(sliced);
    }

    @Override
    public SerializedObject<byte[]> getPayload() {
        return payload(sliced);
    }

    private static SerializedObject<byte[]> metaData(Sliced sliced) {
        var meta = sliced.erased() == null
                ? sliced.meta()
                : Restorer.merged(
                        sliced.meta(), Restorer.object(Map.of(LedgerEngine.ERASED, Long.toString(sliced.erased()))));
        return new SerializedMetaData<>(meta, byte[].class);
    }

    private static SerializedObject<byte[]> payload(Sliced sliced) {
        var type = TYPES.computeIfAbsent(sliced.type(), Stored::type);
        return new SimpleSerializedObject<>(sliced.data(), byte[].class, type);
    }

    private static SerializedType type(String name) {
        var slash = name.lastIndexOf('/');
        return slash < 0
                ? new SimpleSerializedType(name, null)
                : new SimpleSerializedType(name.substring(0, slash), name.substring(slash + 1));
    }

    /** An event of no aggregate. */
    private record OfNone(TrackingToken trackingToken, Sliced sliced, Instant getTimestamp)
            implements TrackedEventData<byte[]> {
        @Override
        public String getEventIdentifier() {
            return sliced.id();
        }

        @Override
        public SerializedObject<byte[]> getMetaData() {
            return metaData(sliced);
        }

        @Override
        public SerializedObject<byte[]> getPayload() {
            return payload(sliced);
        }
    }
}
