package org.taizhang.projections;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Sentences;
import org.taizhang.domain.Told;

/**
 * An event with its envelope.
 *
 * @param name its stable name and revision, such as {@code alert.raised/1}
 * @param position its place in the ledger; -1 where it was not read by position
 * @param sequence its place among the events of its subject; -1 where it has none
 * @param time to the millisecond
 * @param unit to which the subject belongs; empty where the event names none
 * @param requestId what began it all; empty where the event names none
 * @param erased the position of the event since which personal data of this one is erased; null where none is
 */
public record Recorded<E>(
        E event,
        String name,
        long position,
        long sequence,
        String subject,
        Instant time,
        Actor actor,
        String unit,
        String requestId,
        String id,
        @Nullable Long erased) {
    /** The event of a message, which must hold one of the type. */
    public static <E> Recorded<E> of(EventMessage<?> message, Class<E> type, Function<Class<?>, String> names) {
        var metadata = message.getMetaData();
        var domain = message instanceof DomainEventMessage<?> of ? of : null;
        return new Recorded<>(
                type.cast(message.getPayload()),
                names.apply(message.getPayloadType()),
                position(message),
                domain == null ? -1 : domain.getSequenceNumber(),
                domain == null ? "" : domain.getAggregateIdentifier(),
                message.getTimestamp().truncatedTo(ChronoUnit.MILLIS),
                Actor.of(metadata),
                metadata.getOrDefault("unit", "").toString(),
                metadata.getOrDefault("request.id", "").toString(),
                message.getIdentifier(),
                metadata.get("erased") instanceof String at ? Long.valueOf(at) : null);
    }

    /** Its name without the revision, such as {@code alert.raised}. */
    public String logicalName() {
        return name.substring(0, name.indexOf('/'));
    }

    /** The envelope as aggregates know it. */
    public Told told() {
        return new Told(actor, time, unit);
    }

    /** What happened, in one sentence. */
    public String sentence(Locale locale) {
        return Sentences.render(logicalName(), this::value, locale);
    }

    private @Nullable Object value(String path) {
        return switch (path) {
            case "actor" -> actor.name();
            case "subject" -> subject;
            default -> at(Objects.requireNonNull((Object) event), path);
        };
    }

    /** The value at a dot path of record components; null where there is none. */
    private static @Nullable Object at(Object event, String path) {
        Object value = event;
        for (var step : path.split("\\.", -1)) {
            if (value == null) return null;
            try {
                var component = value.getClass().getMethod(step);
                component.setAccessible(true);
                value = component.invoke(value);
            } catch (ReflectiveOperationException e) {
                return null;
            }
        }
        return value;
    }

    static long position(EventMessage<?> message) {
        return message instanceof TrackedEventMessage<?> tracked ? position(tracked.trackingToken()) : -1;
    }

    /** Where a token stands; before everything where there is none. */
    static long position(@Nullable TrackingToken token) {
        return token == null ? -1 : token.position().orElse(-1);
    }
}
