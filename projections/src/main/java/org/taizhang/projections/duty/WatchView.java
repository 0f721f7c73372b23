package org.taizhang.projections.duty;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.duty.DutyEvent;
import org.taizhang.domain.duty.DutyEvent.TakenOver;
import org.taizhang.projections.Recorded;

/**
 * One watch that somebody signed for.
 *
 * @param position of the entry in the ledger that proves it
 * @param until how long it counts where nobody else took over before
 * @param predecessor who had the watch before; null where nobody did
 * @param signed whether they handed it over
 * @param reason why it was somebody else than planned; null where it was not
 */
public record WatchView(
        String id,
        long position,
        UUID duty,
        String unit,
        String shift,
        String person,
        String name,
        Instant from,
        Instant until,
        @Nullable String predecessor,
        boolean signed,
        @Nullable String reason) {
    /** Every watch has a place of its own in the ledger, and that is its key; what is no watch has none. */
    public static @Nullable String key(Recorded<DutyEvent> recorded) {
        return recorded.event() instanceof TakenOver ? Long.toString(recorded.position()) : null;
    }

    public static @Nullable WatchView evolve(@Nullable WatchView was, Recorded<DutyEvent> recorded) {
        if (!(recorded.event() instanceof TakenOver e)) return was;
        var actor = recorded.actor();
        return new WatchView(
                Long.toString(recorded.position()),
                recorded.position(),
                e.duty(),
                recorded.unit(),
                e.shift(),
                actor.id(),
                actor.name(),
                recorded.time(),
                e.until(),
                e.from(),
                e.signed(),
                e.takeover().reason());
    }
}
