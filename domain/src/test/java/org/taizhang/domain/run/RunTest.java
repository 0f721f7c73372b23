package org.taizhang.domain.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Statement;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.run.RunCommand.*;
import org.taizhang.domain.run.RunEvent.*;

class RunTest extends SubjectTest<Run> {
    private static final UUID BACKUP = UUID.fromString("00000000-0000-0000-0000-0000000000b1");
    private static final UUID LATER = UUID.fromString("00000000-0000-0000-0000-0000000000c2");
    private static final Policy POLICY = new Policy(BACKUP, "门户数据库", UNIT, "li");
    private static final Actor MACHINE = Actor.source(UUID.randomUUID(), "restic@db1", UNIT, "10.0.0.7");
    private static final Integrity WHOLE = new Integrity(20_013L, "b767c1095285b079", true, "restic check");
    private static final Statement SAID = new Statement("磁盘空间不足", List.of());
    private static final Instant STARTED = NOW.minusSeconds(600);

    private static final RunEvent.Report REPORT = succeeded("b767c109", WHOLE);
    private static final RunEvent.Report NOTHING = report(null, Outcome.FAILED, null, null, "repository is locked");
    private static final UUID ID = REPORT.id(BACKUP);
    private static final Completed COMPLETED = new Completed(ID, POLICY, REPORT);
    private static final IntegrityChecked CHECKED = new IntegrityChecked(ID, WHOLE);
    private static final Failed FAILED = new Failed(ID, POLICY, NOTHING, in(8));
    private static final CauseFound FOUND = new CauseFound(ID, SAID, in(24));
    private static final FaultReported REPORTED = new FaultReported(ID, SAID, in(36));
    private static final RerunArranged ARRANGED = new RerunArranged(ID, new Rerun(in(2), "今晚重做"));

    RunTest() {
        super(
                Run.class,
                new FollowUp(Duration.ofHours(8), Duration.ofHours(24), Duration.ofHours(36), Duration.ofHours(12)));
    }

    private static Instant in(int hours) {
        return NOW.plus(Duration.ofHours(hours));
    }

    private static RunEvent.Report succeeded(@Nullable String snapshot, @Nullable Integrity integrity) {
        return report(snapshot, Outcome.SUCCEEDED, NOW, integrity, null);
    }

    private static RunEvent.Report report(
            @Nullable String snapshot,
            Outcome outcome,
            @Nullable Instant finished,
            @Nullable Integrity integrity,
            @Nullable String message) {
        return new RunEvent.Report(
                "restic", snapshot, null, Method.FULL, outcome, STARTED, finished, integrity, message);
    }

    private static RunCommand.Report reported(RunEvent.Report report) {
        return new RunCommand.Report(ID, POLICY, report);
    }

    @Test
    void isReportedByAMachineOrAPersonWithItsIntegrity() {
        givenNothing().when(MACHINE, reported(REPORT)).expect(COMPLETED, CHECKED);
        givenNothing().when(OPERATOR, reported(REPORT)).expect(COMPLETED, CHECKED);
        givenNothing().when(WATCH, reported(REPORT)).expect(Forbidden.class);
        givenNothing().when(OPERATOR, new FindCause(ID, SAID)).expect(Unknown.class);
    }

    @Test
    void theSameSnapshotIsTheSameRunAndAnotherIsRefused() {
        given(COMPLETED, CHECKED).when(MACHINE, reported(REPORT)).expectNothing();
        var less = succeeded("b767c109", new Integrity(null, "b767c1095285b079", true, "restic snapshots"));
        given(COMPLETED, CHECKED).when(MACHINE, reported(less)).expectNothing();
        var larger = succeeded("b767c109", new Integrity(99L, null, true, "restic backup"));
        given(COMPLETED, CHECKED).when(MACHINE, reported(larger)).expectRefusal("run.reported");
        given(COMPLETED, CHECKED).when(MACHINE, reported(NOTHING)).expectRefusal("run.reported");
    }

    @Test
    void whatSucceededSaysWhatItTookAndWhen() {
        givenNothing().when(MACHINE, reported(succeeded(null, WHOLE))).expectRefusal("run.no-snapshot");
        givenNothing().when(MACHINE, reported(succeeded("a1", null))).expectRefusal("run.no-integrity");
        givenNothing()
                .when(MACHINE, reported(succeeded("a1", new Integrity(null, null, true, "looked"))))
                .expectRefusal("run.no-integrity");
        givenNothing()
                .when(MACHINE, reported(report("a1", Outcome.SUCCEEDED, STARTED.minusSeconds(1), WHOLE, null)))
                .expectRefusal("run.time");
        givenNothing()
                .when(MACHINE, reported(report("a1", Outcome.SUCCEEDED, in(1), WHOLE, null)))
                .expectRefusal("run.time");
    }

    @Test
    void whatIsNotWholeHasFailed() {
        var damaged = new Integrity(5L, null, false, "page checksums");
        var report = succeeded("a1", damaged);
        givenNothing()
                .when(MACHINE, reported(report))
                .expect(new Failed(ID, POLICY, report, in(8)), new IntegrityChecked(ID, damaged));
        var empty = new Integrity(0L, null, true, "none");
        var nothing = succeeded("a1", empty);
        givenNothing()
                .when(MACHINE, reported(nothing))
                .expect(new Failed(ID, POLICY, nothing, in(8)), new IntegrityChecked(ID, empty));
    }

    @Test
    void whatIsFoundDamagedLaterHasFailedThen() {
        var same = new Integrity(20_013L, null, true, "restic check --read-data");
        given(COMPLETED, CHECKED).when(OPERATOR, new CheckIntegrity(ID, same)).expect(new IntegrityChecked(ID, same));
        given(COMPLETED, CHECKED).when(OPERATOR, new CheckIntegrity(ID, WHOLE)).expectNothing();
        var other = new Integrity(20_013L, "ffffffffffffffff", true, "sha256sum");
        given(COMPLETED, CHECKED)
                .when(OPERATOR, new CheckIntegrity(ID, other))
                .expect(
                        new IntegrityChecked(ID, new Integrity(20_013L, "ffffffffffffffff", false, "sha256sum")),
                        new Failed(ID, POLICY, REPORT, in(8)));
    }

    @Test
    void eachIsComparedWithItsLike() {
        given(COMPLETED, CHECKED).when(PRODUCT, new NoteUniqueness(ID, null)).expect(new FoundUnique(ID));
        given(COMPLETED, CHECKED)
                .when(PRODUCT, new NoteUniqueness(ID, LATER))
                .expect(new FoundTwice(ID, LATER, "b767c109", POLICY));
        given(COMPLETED, CHECKED, new FoundUnique(ID))
                .when(PRODUCT, new NoteUniqueness(ID, LATER))
                .expectNothing();
        given(COMPLETED, CHECKED).when(MACHINE, new NoteUniqueness(ID, null)).expect(Forbidden.class);
    }

    @Test
    void aFailureIsFollowedFromItsCauseToAnotherRun() {
        givenNothing().when(MACHINE, reported(NOTHING)).expect(FAILED);
        given(FAILED).when(MACHINE, reported(NOTHING)).expectNothing();
        given(FAILED).when(OPERATOR, new FindCause(ID, SAID)).expect(FOUND);
        given(FAILED).when(OPERATOR, new ReportFault(ID, SAID)).expectRefusal("subject.stage");
        given(FAILED, FOUND).when(OPERATOR, new ReportFault(ID, SAID)).expect(REPORTED);
        given(FAILED, FOUND)
                .when(OPERATOR, new ArrangeRerun(ID, ARRANGED.rerun()))
                .expectRefusal("subject.stage");
        given(FAILED, FOUND, REPORTED)
                .when(OPERATOR, new ArrangeRerun(ID, ARRANGED.rerun()))
                .expect(ARRANGED);
        given(FAILED, FOUND, REPORTED)
                .when(OPERATOR, new ArrangeRerun(ID, new Rerun(NOW, "已过")))
                .expectRefusal("run.rerun-past");
        given(FAILED, FOUND, REPORTED, ARRANGED)
                .when(PRODUCT, new Recover(ID, LATER))
                .expect(new Recovered(ID, LATER, POLICY, null));
        given(COMPLETED, CHECKED).when(OPERATOR, new FindCause(ID, SAID)).expectRefusal("subject.stage");
    }

    @Test
    void madeGoodForTheCauseAndTheReportAreStillOwed() {
        var recovered = new Recovered(ID, LATER, POLICY, in(8));
        given(FAILED).when(PRODUCT, new Recover(ID, LATER)).expect(recovered);
        given(FAILED, recovered).when(PRODUCT, new Recover(ID, LATER)).expectNothing();
        given(FAILED, recovered, FOUND)
                .when(OPERATOR, new ReportFault(ID, SAID))
                .expect(new FaultReported(ID, SAID, null));
        given(COMPLETED, CHECKED).when(PRODUCT, new Recover(ID, LATER)).expectNothing();
    }

    @Test
    void aStepThatIsNotTakenInTimeIsTold() {
        given(FAILED)
                .at(in(8))
                .when(PRODUCT, new NoteLapse(ID))
                .expect(lapsed(Step.CAUSE, "查明原因", "the cause", in(8), 2, in(20)));
        given(FAILED).at(in(7)).when(PRODUCT, new NoteLapse(ID)).expectNothing();
        given(FAILED, lapsed(Step.CAUSE, "", "", in(8), 2, in(20)))
                .at(in(20))
                .when(PRODUCT, new NoteLapse(ID))
                .expect(lapsed(Step.CAUSE, "查明原因", "the cause", in(20), 3, in(32)));
        given(FAILED, FOUND)
                .at(in(24))
                .when(PRODUCT, new NoteLapse(ID))
                .expect(lapsed(Step.FAULT_REPORT, "编写故障报告", "the fault report", in(24), 2, in(36)));
        given(FAILED, FOUND, REPORTED)
                .at(in(36))
                .when(PRODUCT, new NoteLapse(ID))
                .expect(lapsed(Step.RERUN_ARRANGEMENT, "安排重新备份", "another run to be arranged", in(36), 2, in(48)));
        given(FAILED, FOUND, REPORTED, ARRANGED)
                .at(in(2))
                .when(PRODUCT, new NoteLapse(ID))
                .expect(lapsed(Step.RERUN, "完成重新备份", "another run", in(2), 2, in(14)));
        given(COMPLETED, CHECKED).at(in(99)).when(PRODUCT, new NoteLapse(ID)).expectNothing();
    }

    private static Lapsed lapsed(Step step, String zh, String en, Instant due, int occurrence, Instant again) {
        var text = "数据集“门户数据库”备份失败后，应于 " + due + " 前" + zh + "，尚未完成。After the failed backup of 门户数据库 " + en
                + " was due at " + due;
        var lapse = new Lapse(en.replace(' ', '-'), due, occurrence, text, List.of("li", "role:OPERATOR"), 3);
        return new Lapsed(ID, step, lapse, again);
    }
}
