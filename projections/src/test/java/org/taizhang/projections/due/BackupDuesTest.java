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
import org.taizhang.domain.backup.BackupCommand;
import org.taizhang.domain.backup.BackupEvent.*;
import org.taizhang.projections.Recorded;
import org.taizhang.projections.due.DueView.Obligation;

/** What a policy owes is found without anybody asking: it stands among what falls due. */
class BackupDuesTest {
    private static final UUID ID = new UUID(0, 1);
    private static final Instant DAY = Instant.parse("2026-11-23T22:00:00Z");
    private static final Statement SAID = new Statement("可行", List.of());

    private static Instant in(int days) {
        return DAY.plusSeconds(86_400L * days);
    }

    private static @Nullable DueView told(@Nullable DueView was, Object event) {
        var recorded = new Recorded<>(
                event,
                "backup.x/1",
                1,
                1,
                ID.toString(),
                DAY,
                new Actor("li", "li", Set.of(), "230000", null),
                "230000",
                "",
                "",
                null);
        return DueView.evolve(was, recorded);
    }

    private static List<Standing> owed(Instant by) {
        return List.of(
                new Standing(Method.FULL, in(7), null, null, null),
                new Standing(Method.INCREMENTAL, by, null, null, null));
    }

    @Test
    void theNextRunIsOwedByTheEarliestOfTheSchedulesAndMovesOn() {
        var due = told(null, new Approved(ID, SAID, Layer.DATABASE, owed(in(0)), new Times(in(1), in(30), in(31))));
        assertThat(due).isNotNull();
        assertThat(due.owed())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        Obligation.RUN_BACKUP, in(0),
                        Obligation.CHECK_BACKUPS, in(1),
                        Obligation.VERIFY_BACKUP, in(30),
                        Obligation.REVIEW_BACKUPS, in(31)));
        assertThat(Obligation.RUN_BACKUP.command(ID)).isEqualTo(new BackupCommand.NoteMissed(ID));
        var lapse = new Lapse("run", in(0), 1, "x", List.of(), 2);
        var missed = told(due, new Missed(ID, Method.INCREMENTAL, lapse, owed(in(1))));
        assertThat(missed).isNotNull();
        assertThat(missed.owed()).containsEntry(Obligation.RUN_BACKUP, in(1));
        var covered = told(
                missed, new Covered(ID, new UUID(0, 2), Method.INCREMENTAL, Layer.DATABASE, owed(in(2)), List.of()));
        assertThat(covered).isNotNull();
        assertThat(covered.owed()).containsEntry(Obligation.RUN_BACKUP, in(2));
        assertThat(told(covered, new Retired(ID, SAID))).isNull();
    }
}
