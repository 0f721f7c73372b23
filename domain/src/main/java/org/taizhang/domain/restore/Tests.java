package org.taizhang.domain.restore;

import static org.taizhang.domain.restore.RestoreEvent.Stage.*;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Asked;
import org.taizhang.domain.Refused;
import org.taizhang.domain.Statement;
import org.taizhang.domain.restore.RestoreEvent.*;

/** What is decided about the test before a restore. */
record Tests(UUID restore, RestoreState it, Instant now, Deadlines deadlines) {
    /** As far as the clocks of machines may go ahead of ours. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    List<RestoreEvent> obtain(UUID medium, Media media) {
        during(PLANNED);
        var held = media.find(medium).orElseThrow(() -> new Refused("restore.medium-unknown", medium));
        if (!held.out()) throw new Refused("restore.medium-not-out", held.label());
        if (held.altered()) throw new Refused("restore.medium-altered", held.label());
        return List.of(new MediumObtained(restore, medium, held.label()));
    }

    List<RestoreEvent> confirm(Confirmation confirmation) {
        during(MEDIUM_OBTAINED);
        if (it.test().record() != null || it.test().confirmations().contains(confirmation)) return List.of();
        var confirmed = new Confirmed(restore, confirmation);
        return confirmation.holds() ? List.of(confirmed) : List.of(confirmed, failed());
    }

    List<RestoreEvent> record(TestRecord record) {
        during(MEDIUM_OBTAINED);
        if (!it.test().isConfirmed()) throw new Refused("restore.not-confirmed", missing());
        isSpan(record.startedAt(), record.finishedAt(), now);
        return record.passed()
                ? List.of(new Tested(restore, record, deadlines.afterTest(true, now)))
                : List.of(new Tested(restore, record, null), failed());
    }

    List<RestoreEvent> report(Statement report) {
        during(TEST_PASSED, TEST_FAILED, CAUSE_FOUND, FAULT_REPORTED);
        return report.equals(it.test().report()) ? List.of() : List.of(new TestReported(restore, report));
    }

    List<RestoreEvent> purge(Statement purge) {
        isOver();
        if (it.test().purge() != null) return List.of();
        return List.of(new DataPurged(restore, purge, it.test().returned() ? null : cleanUpBy()));
    }

    List<RestoreEvent> giveBack(Media media) {
        isOver();
        if (it.test().returned()) return List.of();
        var medium = Objects.requireNonNull(it.test().medium(), "tested without a medium");
        media.find(medium).filter(held -> held.out()).ifPresent(held -> {
            throw new Refused("restore.medium-out", held.label());
        });
        return List.of(new MediumReturned(restore, medium, it.test().purge() == null ? cleanUpBy() : null));
    }

    List<RestoreEvent> cause(Statement cause) {
        during(TEST_FAILED);
        return List.of(new CauseFound(restore, cause, now.plus(deadlines.fault())));
    }

    List<RestoreEvent> fault(Statement fault) {
        during(CAUSE_FOUND);
        return List.of(new FaultReported(restore, fault, now.plus(deadlines.retest())));
    }

    List<RestoreEvent> again(Retest retest) {
        during(FAULT_REPORTED);
        isCleanedUp();
        if (!retest.by().isAfter(now)) throw new Refused("restore.retest-past", retest.by());
        return List.of(new RetestArranged(restore, retest));
    }

    List<RestoreEvent> review(Statement review, Asked asked) {
        during(TEST_PASSED);
        if (it.test().report() == null) throw new Refused("restore.no-report");
        asked.apartFrom(it.planner());
        asked.apartFrom(it.test().testers().toArray(String[]::new));
        return List.of(new TestReviewed(restore, review, now.plus(deadlines.review())));
    }

    List<RestoreEvent> archive(Archive archive) {
        during(TEST_REVIEWED);
        isCleanedUp();
        return List.of(new TestArchived(restore, archive));
    }

    static void isSpan(Instant from, Instant until, Instant now) {
        if (until.isBefore(from)) throw new Refused("restore.span", from, until);
        if (until.isAfter(now.plus(AHEAD))) throw new Refused("restore.time", until);
    }

    private RestoreEvent failed() {
        return new TestFailed(restore, it.test().attempt(), deadlines.afterTest(false, now));
    }

    /** A test that was made, however it ended, is cleaned up after; so is one that was called off with a medium at hand. */
    private void isOver() {
        if (it.stage() == CANCELLED && it.test().medium() != null) return;
        if (it.urgent() != null && it.test().medium() != null) return;
        during(TEST_PASSED, TEST_FAILED, CAUSE_FOUND, FAULT_REPORTED, TEST_REVIEWED);
    }

    private void isCleanedUp() {
        if (it.test().purge() == null) throw new Refused("restore.not-purged");
        if (!it.test().returned()) throw new Refused("restore.not-returned");
    }

    private @Nullable Instant cleanUpBy() {
        return it.owed().get(Duty.CLEAN_UP);
    }

    private List<Point> missing() {
        return Arrays.stream(Point.values())
                .filter(point ->
                        it.test().confirmations().stream().noneMatch(said -> said.point() == point && said.holds()))
                .toList();
    }

    private void during(Stage... allowed) {
        if (!List.of(allowed).contains(it.stage())) throw new Refused("subject.stage", it.stage());
    }
}
