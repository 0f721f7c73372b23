package org.taizhang.projections.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Statement;
import org.taizhang.domain.access.AccessCommand;
import org.taizhang.domain.access.AccessEvent;
import org.taizhang.domain.medium.MediumEvent;
import org.taizhang.domain.restore.RestoreCommand;
import org.taizhang.domain.restore.RestoreEvent.*;
import org.taizhang.domain.run.RunEvent;
import org.taizhang.projections.Recorded;
import org.taizhang.projections.due.DueView.Obligation;

/** What runs, media, restores and authorisations owe stands among what falls due, and goes when it is done. */
class RestoreDuesTest {
    private static final UUID ID = new UUID(0, 1);
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final Statement SAID = new Statement("可行", List.of());
    private static final Lapse LATE = new Lapse("x", NOW, 1, "x", List.of(), 2);

    private static Instant in(int days) {
        return NOW.plusSeconds(86_400L * days);
    }

    private static Map<Obligation, Instant> owed(Object... events) {
        @Nullable DueView due = null;
        var li = new Actor("li", "li", Set.of(), "230000", null);
        for (var event : events)
            due = DueView.evolve(
                    due, new Recorded<>(event, "x.y/1", 1, 1, ID.toString(), NOW, li, "230000", "", "", null));
        return due == null ? Map.of() : due.owed();
    }

    @Test
    void aTestIsCleanedUpAndFollowedUp() {
        var passed = new Tested(ID, new TestRecord(NOW, NOW, "x", SAID, true), new AfterTest(in(1), in(2)));
        assertThat(owed(passed))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(Obligation.CLEAN_UP_RESTORE_TEST, in(1), Obligation.FOLLOW_UP_RESTORE_TEST, in(2)));
        var purged = new DataPurged(ID, SAID, in(1));
        assertThat(owed(passed, purged)).containsEntry(Obligation.CLEAN_UP_RESTORE_TEST, in(1));
        var returned = new MediumReturned(ID, ID, null);
        assertThat(owed(passed, purged, returned)).containsOnlyKeys(Obligation.FOLLOW_UP_RESTORE_TEST);
        assertThat(owed(passed, purged, returned, new TestArchived(ID, new Archive("x", "x", List.of()))))
                .isEmpty();
        assertThat(owed(passed, new Lapsed(ID, Duty.CLEAN_UP, LATE, in(3))))
                .containsEntry(Obligation.CLEAN_UP_RESTORE_TEST, in(3));
        assertThat(Obligation.CLEAN_UP_RESTORE_TEST.command(ID))
                .isEqualTo(new RestoreCommand.NoteLapse(ID, Duty.CLEAN_UP));
    }

    @Test
    void anUrgentRestoreIsVerifiedAndReviewed() {
        var executed = new Executed(ID, new Execution(NOW, NOW, "x", SAID), in(1), in(5));
        assertThat(owed(executed)).containsOnlyKeys(Obligation.VERIFY_RESTORE, Obligation.REVIEW_URGENT_RESTORE);
        assertThat(owed(executed, new Verified(ID, new Verification(true, true, SAID))))
                .containsOnlyKeys(Obligation.REVIEW_URGENT_RESTORE);
        assertThat(owed(executed, new UrgencyReviewed(ID, SAID))).containsOnlyKeys(Obligation.VERIFY_RESTORE);
    }

    @Test
    void aMediumIsBroughtBack() {
        var out = new MediumEvent.HandedOut(ID, new MediumEvent.Release("x", "wang", "x", false, null, in(1)));
        assertThat(owed(out)).containsExactlyEntriesOf(Map.of(Obligation.RETURN_MEDIUM, in(1)));
        assertThat(owed(out, new MediumEvent.Lapsed(ID, LATE, in(2))))
                .containsExactlyEntriesOf(Map.of(Obligation.RETURN_MEDIUM, in(2)));
        var back = new MediumEvent.Return("x", null, new MediumEvent.Place("x", "x", false));
        assertThat(owed(out, new MediumEvent.Returned(ID, false, back))).isEmpty();
    }

    @Test
    void anAuthorisationEnds() {
        var application = new AccessEvent.Application(
                "230000", AccessEvent.Holding.ONLINE, "x", null, List.of(AccessEvent.Act.READ), "wang", "x", in(1));
        var requested = new AccessEvent.Requested(ID, application);
        assertThat(owed(requested)).containsExactlyEntriesOf(Map.of(Obligation.END_ACCESS, in(1)));
        assertThat(owed(requested, new AccessEvent.Expired(ID, in(1)))).isEmpty();
        assertThat(Obligation.END_ACCESS.command(ID)).isEqualTo(new AccessCommand.Expire(ID));
    }

    @Test
    void aFailedRunIsFollowedUp() {
        assertThat(owed(new RunEvent.CauseFound(ID, SAID, in(1))))
                .containsExactlyEntriesOf(Map.of(Obligation.FOLLOW_UP_RUN, in(1)));
        assertThat(owed(new RunEvent.CauseFound(ID, SAID, in(1)), new RunEvent.FaultReported(ID, SAID, null)))
                .isEmpty();
    }
}
