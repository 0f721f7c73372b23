package org.taizhang.projections.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.taizhang.projections.analysis.Book.SAID;
import static org.taizhang.projections.analysis.Book.at;
import static org.taizhang.projections.analysis.Book.id;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.analysis.Figures.Count;
import org.taizhang.domain.analysis.Figures.Restores;
import org.taizhang.domain.analysis.Figures.Spread;
import org.taizhang.domain.analysis.Figures.Trials;
import org.taizhang.domain.backup.BackupEvent;
import org.taizhang.domain.backup.BackupEvent.Layer;
import org.taizhang.domain.backup.BackupEvent.Look;
import org.taizhang.domain.change.ChangeEvent;
import org.taizhang.domain.change.ChangeEvent.Application;
import org.taizhang.domain.change.ChangeEvent.Effect;
import org.taizhang.domain.change.ChangeEvent.Ended;
import org.taizhang.domain.change.ChangeEvent.Ending;
import org.taizhang.domain.change.ChangeEvent.Findings;
import org.taizhang.domain.change.ChangeEvent.Goal;
import org.taizhang.domain.change.ChangeEvent.Kind;
import org.taizhang.domain.change.ChangeEvent.Rollback;
import org.taizhang.domain.change.ChangeEvent.Window;
import org.taizhang.domain.change.ChangePlan;
import org.taizhang.domain.change.ChangePlan.Urgency;
import org.taizhang.domain.problem.ProblemEvent.Analysed;
import org.taizhang.domain.problem.ProblemEvent.Analysis;
import org.taizhang.domain.problem.ProblemEvent.Dismissed;
import org.taizhang.domain.problem.ProblemEvent.Finding;
import org.taizhang.domain.problem.ProblemEvent.Identified;
import org.taizhang.domain.problem.ProblemEvent.Origin;
import org.taizhang.domain.problem.ProblemEvent.Solved;
import org.taizhang.domain.restore.RestoreEvent;
import org.taizhang.domain.run.RunEvent;
import org.taizhang.domain.run.RunEvent.Integrity;
import org.taizhang.domain.run.RunEvent.Method;

class ProcessThemesTest {
    private static final Instant LATER = at("2026-03-01T00:00:00");

    @Test
    void problemsAreCountedWithWhatBecameOfThem() {
        var found = new Book()
                .tell("2025-12-20T00:00:00", "23", identified(1, Origin.MONITORING, 3))
                .tell("2026-01-05T00:00:00", "23", identified(2, Origin.INCIDENT, 2))
                .tell("2026-01-06T00:00:00", "23", identified(3, Origin.INCIDENT, 1))
                .tell("2026-01-07T00:00:00", "23", new Dismissed(id(1), SAID))
                .tell(
                        "2026-01-07T00:00:00",
                        "23",
                        new Analysed(id(2), new Analysis("leak", "restart", List.of()), LATER))
                .tell("2026-01-07T00:00:00", "23", new Analysed(id(3), new Analysis("disk", null, List.of()), LATER))
                .tell("2026-01-08T12:00:00", "23", new Solved(id(2), SAID, LATER))
                .tell("2026-02-02T00:00:00", "23", new Solved(id(3), SAID, LATER))
                .figures("2026-01")
                .problems();
        assertThat(found.identified()).isEqualTo(2);
        assertThat(found.dismissed()).isOne();
        assertThat(found.solved()).isOne();
        assertThat(found.knownErrors()).isOne();
        assertThat(found.open()).as("the 3rd, which was solved in February").isOne();
        assertThat(found.byOrigin().counts()).containsExactly(new Count("INCIDENT", 2));
        assertThat(found.bySeverity().counts()).containsExactly(new Count("1", 1), new Count("2", 1));
        var taken = Duration.ofHours(84);
        assertThat(found.solution()).isEqualTo(new Spread(1, taken, taken, taken));
        assertThat(found.trend().get(11).count()).isOne();
    }

    @Test
    void changesAreCountedWithTheSharesOfUrgencyAndSuccess() {
        var found = new Book()
                .tell("2025-12-31T23:00:00", "23", requested(1, Kind.DATA, Urgency.URGENT))
                .tell("2026-01-02T00:00:00", "23", requested(2, Kind.SOFTWARE, Urgency.ROUTINE))
                .tell("2026-01-03T00:00:00", "23", requested(3, Kind.SOFTWARE, Urgency.ROUTINE))
                .tell("2026-01-04T00:00:00", "23", requested(4, Kind.DATA, Urgency.URGENT))
                .tell("2026-01-05T00:00:00", "23", new ChangeEvent.Revised(id(3), plan(Urgency.URGENT), SAID, LATER))
                .tell("2026-01-10T00:00:00", "23", ended(1, ChangeEvent.Outcome.SUCCEEDED, false))
                .tell("2026-01-11T00:00:00", "23", ended(2, ChangeEvent.Outcome.SUCCEEDED, false))
                .tell("2026-01-12T00:00:00", "23", new ChangeEvent.RolledBack(id(4), new Rollback(LATER, true, SAID)))
                .tell("2026-01-12T01:00:00", "23", ended(4, ChangeEvent.Outcome.ROLLED_BACK, true))
                .tell("2026-01-13T00:00:00", "23", new ChangeEvent.Reviewed(id(4), findings(false), null))
                .tell("2026-01-13T00:00:00", "23", new ChangeEvent.Reviewed(id(1), findings(true), null))
                .tell("2026-01-13T00:00:00", "23", new ChangeEvent.Reviewed(id(2), findings(null), null))
                .figures("2026-01")
                .changes();
        assertThat(found.requested()).isEqualTo(3);
        assertThat(found.urgent()).isEqualTo(2);
        assertThat(found.urgentShare()).isEqualTo(0.666667);
        assertThat(found.ended()).isEqualTo(3);
        assertThat(found.successShare()).isEqualTo(0.666667);
        assertThat(found.fallbacks()).isOne();
        assertThat(found.overran()).isOne();
        assertThat(found.unjustified()).isOne();
        assertThat(found.byKind().counts()).containsExactly(new Count("SOFTWARE", 2), new Count("DATA", 1));
        assertThat(found.byOutcome().counts()).containsExactly(new Count("SUCCEEDED", 2), new Count("ROLLED_BACK", 1));
        assertThat(found.trend().getLast().count()).isEqualTo(3);
    }

    @Test
    void withoutChangesThereAreNoShares() {
        var found = new Book().figures("2026-01").changes();
        assertThat(found.urgentShare()).isNull();
        assertThat(found.successShare()).isNull();
    }

    @Test
    void backupsAreCountedWithThoseThatFailedOrDidNotCome() {
        var times = new BackupEvent.Times(LATER, LATER, LATER);
        var found = new Book()
                .tell(
                        "2025-12-01T00:00:00",
                        "23",
                        new BackupEvent.Approved(id(1), SAID, Layer.DATABASE, List.of(), times))
                .tell(
                        "2025-12-01T00:00:00",
                        "23",
                        new BackupEvent.Approved(id(2), SAID, Layer.DATABASE, List.of(), times))
                .tell("2026-01-01T01:00:00", "23", completed(11, Method.FULL, true))
                .tell("2026-01-02T01:00:00", "23", completed(12, Method.INCREMENTAL, true))
                .tell("2026-01-03T01:00:00", "23", completed(13, Method.INCREMENTAL, false))
                .tell("2026-01-03T02:00:00", "23", new RunEvent.IntegrityChecked(id(13), integrity(false)))
                .tell(
                        "2026-01-04T01:00:00",
                        "23",
                        new RunEvent.Failed(id(14), policy(), report(Method.FULL, null), LATER))
                .tell("2026-01-05T01:00:00", "23", new RunEvent.Recovered(id(14), id(15), policy(), null))
                .tell("2025-12-06T01:00:00", "23", missed())
                .tell("2026-01-06T01:00:00", "23", missed())
                .tell("2026-01-07T01:00:00", "23", verified(true))
                .tell("2026-01-08T01:00:00", "23", verified(true))
                .tell("2026-01-09T01:00:00", "23", verified(false))
                .tell(
                        "2026-01-09T02:00:00",
                        "23",
                        new BackupEvent.Checked(id(1), new Look(LocalDate.parse("2026-01-08"), true, "there"), LATER))
                .tell("2026-01-20T00:00:00", "23", new BackupEvent.Retired(id(2), SAID))
                .figures("2026-01")
                .backups();
        assertThat(found.policies()).isOne();
        assertThat(found.completed()).isEqualTo(3);
        assertThat(found.failed()).isOne();
        assertThat(found.successShare()).isEqualTo(0.75);
        assertThat(found.recovered()).isOne();
        assertThat(found.missed()).isOne();
        assertThat(found.unsound()).as("one run, found so twice").isOne();
        assertThat(found.trials()).isEqualTo(new Trials(2, 1));
        assertThat(found.checks()).isOne();
        assertThat(found.byMethod().counts()).containsExactly(new Count("INCREMENTAL", 2), new Count("FULL", 1));
        assertThat(found.trend().get(11).count()).isOne();
        assertThat(found.trend().get(12).count())
                .as("one failed, one did not come")
                .isEqualTo(2);
    }

    @Test
    void restoresAreCountedWithTheirTests() {
        var found = new Book()
                .tell("2026-01-02T00:00:00", "23", tested(1, true))
                .tell("2026-01-03T00:00:00", "23", tested(2, false))
                .tell("2026-01-04T00:00:00", "23", tested(2, true))
                .tell("2026-01-05T00:00:00", "23", executed(1, null))
                .tell("2026-01-06T00:00:00", "23", executed(3, LATER))
                .tell("2026-01-07T00:00:00", "23", looked(1, true, true))
                .tell("2026-01-08T00:00:00", "23", looked(3, true, false))
                .tell("2026-02-01T00:00:00", "23", tested(4, true))
                .figures("2026-01")
                .restores();
        assertThat(found).isEqualTo(new Restores(0, new Trials(2, 1), 2, 1, new Trials(1, 1), 0));
    }

    private static Identified identified(int problem, Origin origin, int severity) {
        return new Identified(
                id(problem), new Finding("t", "s", "23", origin, severity, "database", null, null, List.of()), LATER);
    }

    private static ChangeEvent.Requested requested(int change, Kind kind, Urgency urgency) {
        return new ChangeEvent.Requested(
                id(change), new Application("t", "23", kind, plan(urgency), null, List.of()), LATER);
    }

    private static ChangePlan plan(Urgency urgency) {
        return new ChangePlan(
                "aim",
                new ChangePlan.Objects("all", List.of()),
                new Window(LATER, LATER),
                new ChangePlan.People("a", "b", "c", List.of()),
                urgency,
                List.of(new ChangePlan.Step("do", "done")),
                "test",
                "implement",
                "control",
                "emergency",
                "rollback");
    }

    private static Ended ended(int change, ChangeEvent.Outcome outcome, boolean overran) {
        return new Ended(id(change), new Ending(outcome, SAID), List.of(), overran, LATER);
    }

    private static Findings findings(@Nullable Boolean justified) {
        return new Findings(Goal.REACHED, "g", Effect.NONE, "e", justified, SAID);
    }

    private static RunEvent.Policy policy() {
        return new RunEvent.Policy(id(1), "p", "23", "li");
    }

    private static RunEvent.Completed completed(int run, Method method, boolean sound) {
        return new RunEvent.Completed(id(run), policy(), report(method, integrity(sound)));
    }

    private static RunEvent.Report report(Method method, @Nullable Integrity integrity) {
        var outcome = integrity == null ? RunEvent.Outcome.FAILED : RunEvent.Outcome.SUCCEEDED;
        return new RunEvent.Report("restic", "s", null, method, outcome, LATER, null, integrity, null);
    }

    private static Integrity integrity(boolean sound) {
        return new Integrity(1L, null, sound, "check");
    }

    private static BackupEvent.Missed missed() {
        var lapse = new Lapse("full", LATER, 1, "missed", List.of(), 3);
        return new BackupEvent.Missed(id(1), BackupEvent.Method.FULL, lapse, List.of());
    }

    private static BackupEvent.Verified verified(boolean sound) {
        return new BackupEvent.Verified(
                id(1), new BackupEvent.Verification(id(11), sound, "mounted", SAID), LATER, null);
    }

    private static RestoreEvent.Tested tested(int restore, boolean passed) {
        return new RestoreEvent.Tested(
                id(restore), new RestoreEvent.TestRecord(LATER, LATER, "steps", SAID, passed), null);
    }

    private static RestoreEvent.Executed executed(int restore, @Nullable Instant reviewBy) {
        return new RestoreEvent.Executed(
                id(restore), new RestoreEvent.Execution(LATER, LATER, "steps", SAID), LATER, reviewBy);
    }

    private static RestoreEvent.Verified looked(int restore, boolean correct, boolean running) {
        return new RestoreEvent.Verified(id(restore), new RestoreEvent.Verification(correct, running, SAID));
    }
}
