package org.taizhang.projections.audit;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Sentences;
import org.taizhang.projections.Recorded;

/**
 * The envelope of one event with a sentence that says what happened; the entry itself is read from the ledger.
 *
 * @param capability whose event it is, such as {@code alert}
 * @param event the logical name, such as {@code alert.raised}
 * @param erased the position of the event since which personal data in it is erased; null where none is
 * @param zh what happened, in Chinese
 * @param en what happened, in English
 */
public record AuditView(
        String id,
        long position,
        String capability,
        String event,
        String subject,
        String unit,
        Instant at,
        String actor,
        String actorName,
        @Nullable String address,
        String requestId,
        @Nullable Long erased,
        String zh,
        String en) {
    /** Every event has a place of its own in the ledger, and that is its key. */
    public static String key(Recorded<Object> recorded) {
        return Long.toString(recorded.position());
    }

    public static AuditView evolve(@Nullable AuditView was, Recorded<Object> recorded) {
        var name = recorded.name().substring(0, recorded.name().indexOf('/'));
        var actor = recorded.actor();
        return new AuditView(
                key(recorded),
                recorded.position(),
                name.substring(0, name.indexOf('.')),
                name,
                recorded.subject(),
                recorded.unit(),
                recorded.time(),
                actor.id(),
                actor.name(),
                actor.address(),
                recorded.requestId(),
                recorded.erased(),
                sentence(name, recorded, Locale.SIMPLIFIED_CHINESE),
                sentence(name, recorded, Locale.ENGLISH));
    }

    private static String sentence(String name, Recorded<Object> recorded, Locale locale) {
        return Sentences.render(name, path -> value(path, recorded), locale);
    }

    private static @Nullable Object value(String path, Recorded<Object> recorded) {
        return switch (path) {
            case "actor" -> recorded.actor().name();
            case "subject" -> recorded.subject();
            default -> at(recorded.event(), path);
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
}
