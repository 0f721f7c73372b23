package org.taizhang.projections.inspection;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Cadence.Period;
import org.taizhang.domain.inspection.InspectionEvent;
import org.taizhang.domain.inspection.InspectionEvent.CheckKind;
import org.taizhang.domain.inspection.InspectionEvent.Checked;
import org.taizhang.domain.inspection.InspectionEvent.Excused;
import org.taizhang.domain.inspection.InspectionEvent.Missed;
import org.taizhang.domain.inspection.InspectionEvent.Result;
import org.taizhang.projections.Recorded;

/**
 * One check that was made, excused or missed.
 *
 * @param position of the entry in the ledger that proves it
 * @param period in which it was made, or owed
 * @param result what came of it; null where nobody looked
 * @param findings how many defects it found
 * @param reason why nobody needed to look; null where that was not said
 */
public record InspectionCheckView(
        String id,
        long position,
        UUID inspection,
        String unit,
        CheckKind kind,
        Standing standing,
        @Nullable UUID target,
        @Nullable String site,
        Period period,
        String by,
        @Nullable Result result,
        int findings,
        @Nullable String reason,
        Instant createdAt) {
    /** Whether somebody looked. */
    public enum Standing {
        MADE,
        EXCUSED,
        MISSED
    }

    /** Every check has a place of its own in the ledger, and that is its key; what is no check has none. */
    public static @Nullable String key(Recorded<InspectionEvent> recorded) {
        return switch (recorded.event()) {
            case Checked e -> Long.toString(recorded.position());
            case Excused e -> Long.toString(recorded.position());
            case Missed e -> Long.toString(recorded.position());
            default -> null;
        };
    }

    public static @Nullable InspectionCheckView evolve(
            @Nullable InspectionCheckView was, Recorded<InspectionEvent> recorded) {
        return switch (recorded.event()) {
            case Checked e ->
                of(
                        recorded,
                        Standing.MADE,
                        e.target(),
                        e.site(),
                        e.done(),
                        e.result(),
                        e.result().findings().size(),
                        null);
            case Excused e ->
                of(
                        recorded,
                        Standing.EXCUSED,
                        null,
                        null,
                        e.excused(),
                        null,
                        0,
                        e.statement().text());
            case Missed e -> of(recorded, Standing.MISSED, null, e.site(), e.missed(), null, 0, null);
            default -> was;
        };
    }

    private static InspectionCheckView of(
            Recorded<InspectionEvent> recorded,
            Standing standing,
            @Nullable UUID target,
            @Nullable String site,
            Period period,
            @Nullable Result result,
            int findings,
            @Nullable String reason) {
        return new InspectionCheckView(
                Long.toString(recorded.position()),
                recorded.position(),
                recorded.event().inspection(),
                recorded.unit(),
                recorded.event().what(),
                standing,
                target,
                site,
                period,
                recorded.actor().id(),
                result,
                findings,
                reason,
                recorded.time());
    }
}
