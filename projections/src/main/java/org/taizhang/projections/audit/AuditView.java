package org.taizhang.projections.audit;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Topical;
import org.taizhang.projections.Recorded;

/**
 * The envelope of one event with a sentence that says what happened; the entry itself is read from the ledger.
 *
 * @param capability whose event it is, such as {@code alert}
 * @param event the logical name, such as {@code alert.raised}
 * @param topic what the event is about, where that matters for what it proves
 * @param erased the position of the event since which personal data in it is erased; null where none is
 * @param zh what happened, in Chinese
 * @param en what happened, in English
 */
public record AuditView(
        String id,
        long position,
        String capability,
        String event,
        @Nullable String topic,
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
        var name = recorded.logicalName();
        var actor = recorded.actor();
        return new AuditView(
                key(recorded),
                recorded.position(),
                name.substring(0, name.indexOf('.')),
                name,
                recorded.event() instanceof Topical topical ? topical.topic() : null,
                recorded.subject(),
                recorded.unit(),
                recorded.time(),
                actor.id(),
                actor.name(),
                actor.address(),
                recorded.requestId(),
                recorded.erased(),
                recorded.sentence(Locale.SIMPLIFIED_CHINESE),
                recorded.sentence(Locale.ENGLISH));
    }
}
