package org.taizhang.projections.notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Occasion;
import org.taizhang.domain.Telling;
import org.taizhang.domain.alert.AlertEvent.Notified;
import org.taizhang.projections.Recorded;

/**
 * Who was told what, when: the inbox.
 *
 * @param matter what it is about, the alert where it is one
 * @param alert null where it is about something else, as the target is
 * @param severity null where that was not said, as the kind is
 */
public record NoticeView(
        String id,
        String unit,
        UUID matter,
        @Nullable UUID alert,
        @Nullable UUID target,
        int occurrence,
        Occasion occasion,
        String text,
        List<String> recipients,
        @Nullable Integer severity,
        @Nullable String kind,
        Instant at)
        implements Telling {

    /** A notice has a place of its own in the ledger, and that is its key. */
    public static @Nullable Object key(Recorded<Object> recorded) {
        return recorded.event() instanceof Telling ? Long.toString(recorded.position()) : null;
    }

    public static @Nullable NoticeView evolve(@Nullable NoticeView was, Recorded<Object> recorded) {
        if (!(recorded.event() instanceof Telling e)) return was;
        var notified = e instanceof Notified of ? of : null;
        return new NoticeView(
                Long.toString(recorded.position()),
                recorded.unit(),
                e.matter(),
                notified == null ? null : notified.alert(),
                notified == null ? null : notified.target(),
                e.occurrence(),
                e.occasion(),
                e.text(),
                e.recipients(),
                e.severity(),
                e.kind(),
                recorded.time());
    }
}
