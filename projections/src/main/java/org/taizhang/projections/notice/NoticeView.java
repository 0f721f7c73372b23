package org.taizhang.projections.notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.alert.AlertEvent;
import org.taizhang.domain.alert.AlertEvent.Notified;
import org.taizhang.domain.alert.AlertEvent.Occasion;
import org.taizhang.projections.Recorded;

/** One notification: who was told what of which alert. */
public record NoticeView(
        String id,
        String unit,
        UUID alert,
        UUID target,
        int occurrence,
        Occasion occasion,
        String text,
        List<String> recipients,
        Instant at) {

    /** A notice has a place of its own in the ledger, and that is its key. */
    public static String key(Recorded<AlertEvent> recorded) {
        return Long.toString(recorded.position());
    }

    public static @Nullable NoticeView evolve(@Nullable NoticeView was, Recorded<AlertEvent> recorded) {
        if (!(recorded.event() instanceof Notified e)) return was;
        return new NoticeView(
                key(recorded),
                recorded.unit(),
                e.alert(),
                e.target(),
                e.occurrence(),
                e.occasion(),
                e.text(),
                e.recipients(),
                recorded.time());
    }
}
