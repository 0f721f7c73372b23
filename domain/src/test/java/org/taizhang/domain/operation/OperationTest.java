package org.taizhang.domain.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Procedure;
import org.taizhang.domain.Role;
import org.taizhang.domain.Statement;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.operation.OperationCommand.*;
import org.taizhang.domain.operation.OperationEvent.*;

class OperationTest extends SubjectTest<Operation> {
    private static final UUID OPERATION = UUID.randomUUID();
    private static final UUID MANUAL = UUID.randomUUID();
    private static final UUID REVISED = UUID.randomUUID();
    private static final Duration WITHIN = Duration.ofDays(1);
    private static final Statement SAID = new Statement("已核对", List.of());
    private static final Actor SECOND = person("chen", Role.OPERATOR);
    private static final Procedure.Action ACTION = new Procedure.Action("重启", "systemctl restart cms", "先摘流量", "恢复");
    private static final Procedure PROCEDURE = procedure("role:OPERATOR");
    private static final Procedure BY_TWO = procedure("li", "chen");
    private static final OperationEvent.Request REQUEST =
            requested(OperationKind.SPECIAL, BY_TWO, NOW.minusSeconds(60), NOW.plusSeconds(3600));
    private static final Object[] ROUTINE = {by(OPERATOR, started(MANUAL))};
    private static final Object[] APPROVED_SPECIAL = {
        by(WATCH, new Requested(OPERATION, REQUEST)), by(APPROVER, new Approved(OPERATION, OperationKind.SPECIAL, SAID))
    };
    private static final Object[] ALONE =
            more(APPROVED_SPECIAL, by(OPERATOR, new Started(OPERATION, OperationKind.SPECIAL, null)));
    private static final Object[] BOTH = more(ALONE, by(SECOND, new Attended(OPERATION)));

    OperationTest() {
        super(Operation.class, manuals(), new ReviewTime(WITHIN));
    }

    /** The one manual is in force in version 1, of the other the version 2. */
    private static Manuals manuals() {
        return (manual, code) -> {
            var version = manual.equals(MANUAL) ? 1 : 2;
            var known = (manual.equals(MANUAL) || manual.equals(REVISED)) && code.equals("restart");
            return known ? Optional.of(new Manuals.Instruction(version, UNIT, "内容管理系统", PROCEDURE)) : Optional.empty();
        };
    }

    private static Procedure procedure(String... operators) {
        return new Procedure(
                "restart", "重启", "应用服务", "每月", List.of(ACTION, ACTION), List.of(operators), List.of("zhao", "chen"));
    }

    private static OperationEvent.Request requested(
            OperationKind kind, Procedure procedure, Instant from, Instant until) {
        return new OperationEvent.Request(kind, "清理会话", UNIT, "内容管理系统", "手册未载", procedure, from, until);
    }

    private static Started started(UUID manual) {
        return new Started(OPERATION, OperationKind.ROUTINE, new Basis(manual, 1, UNIT, "内容管理系统", PROCEDURE));
    }

    private static Done step(int number, StepOutcome outcome) {
        return new Done(number, outcome, "结果", List.of());
    }

    private static Done step(int number) {
        return step(number, StepOutcome.DONE);
    }

    private static Object[] more(Object[] before, Object... after) {
        var all = new ArrayList<>(List.of(before));
        all.addAll(List.of(after));
        return all.toArray();
    }

    private static Object[] withSteps(Object... before) {
        return more(
                before,
                by(OPERATOR, new StepRecorded(OPERATION, step(1))),
                by(OPERATOR, new StepRecorded(OPERATION, step(2))));
    }

    @Test
    void aRoutineOperationGoesByTheManualInForce() {
        givenNothing().when(OPERATOR, new Begin(OPERATION, MANUAL, "restart")).expect(started(MANUAL));
        givenNothing().when(OPERATOR, new Begin(OPERATION, MANUAL, "format")).expectRefusal("operation.no-procedure");
        givenNothing()
                .when(OPERATOR, new Begin(OPERATION, UUID.randomUUID(), "restart"))
                .expectRefusal("operation.no-procedure");
        givenNothing().when(WATCH, new Begin(OPERATION, MANUAL, "restart")).expectRefusal("operation.not-operator");
        given(ROUTINE).when(OPERATOR, new Begin(OPERATION, MANUAL, "restart")).expectRefusal("operation.opened");
        givenNothing().when(OPERATOR, new Sign(OPERATION, SAID)).expect(Unknown.class);
    }

    @Test
    void whatGoesByAManualIsNotRequested() {
        var routine = requested(OperationKind.ROUTINE, BY_TWO, NOW, NOW.plusSeconds(60));
        givenNothing()
                .when(OPERATOR, new OperationCommand.Request(OPERATION, routine))
                .expectRefusal("operation.routine");
    }

    @Test
    void stepsAreRecordedInTheirOrderByWhoDoesThem() {
        given(ROUTINE).when(OPERATOR, new RecordStep(OPERATION, step(1))).expect(new StepRecorded(OPERATION, step(1)));
        given(ROUTINE).when(OPERATOR, new RecordStep(OPERATION, step(2))).expectRefusal("operation.step-order");
        given(ROUTINE).when(SECOND, new RecordStep(OPERATION, step(1))).expectRefusal("operation.not-there");
        var skipped = step(2, StepOutcome.SKIPPED);
        given(more(ROUTINE, new StepRecorded(OPERATION, step(1))))
                .when(OPERATOR, new RecordStep(OPERATION, skipped))
                .expect(new StepRecorded(OPERATION, skipped));
        given(withSteps(ROUTINE))
                .when(OPERATOR, new RecordStep(OPERATION, step(3)))
                .expectRefusal("operation.no-steps-left");
    }

    @Test
    void aStepThatFailedIsTriedAgain() {
        var failed = new StepRecorded(OPERATION, step(1, StepOutcome.FAILED));
        given(more(ROUTINE, failed))
                .when(OPERATOR, new RecordStep(OPERATION, step(2)))
                .expectRefusal("operation.step-order");
        given(more(ROUTINE, failed))
                .when(OPERATOR, new RecordStep(OPERATION, step(1)))
                .expect(new StepRecorded(OPERATION, step(1)));
        var often = more(ROUTINE, Collections.nCopies(200, failed).toArray());
        given(often).when(OPERATOR, new RecordStep(OPERATION, step(1))).expectRefusal("operation.many-records");
    }

    @Test
    void aManualThatWasRevisedMeanwhileIsFollowedNoFurther() {
        given(by(OPERATOR, started(REVISED)))
                .when(OPERATOR, new RecordStep(OPERATION, step(1)))
                .expectRefusal("operation.manual-superseded");
    }

    @Test
    void whoDidItSignsOnceAllStepsAreRecorded() {
        var due = NOW.plus(WITHIN);
        given(ROUTINE).when(OPERATOR, new Sign(OPERATION, SAID)).expectRefusal("operation.steps-left");
        given(withSteps(ROUTINE)).when(SECOND, new Sign(OPERATION, SAID)).expectRefusal("operation.not-there");
        given(withSteps(ROUTINE))
                .when(OPERATOR, new Sign(OPERATION, SAID))
                .expect(new Signed(OPERATION, SAID), new Performed(OPERATION, OperationKind.ROUTINE, due));
    }

    @Test
    void whatIsOutOfTheOrdinaryIsRequestedForTwo() {
        givenNothing()
                .when(WATCH, new OperationCommand.Request(OPERATION, REQUEST))
                .expect(new Requested(OPERATION, REQUEST));
        given(by(WATCH, new Requested(OPERATION, REQUEST)))
                .when(WATCH, new OperationCommand.Request(OPERATION, REQUEST))
                .expectNothing();
        for (var procedure : List.of(procedure("li"), procedure("li", "li"), procedure("li", "role:OPERATOR")))
            givenNothing()
                    .when(
                            WATCH,
                            new OperationCommand.Request(
                                    OPERATION, requested(OperationKind.TEMPORARY, procedure, NOW, NOW.plusSeconds(60))))
                    .expectRefusal("operation.two-people");
        givenNothing()
                .when(
                        WATCH,
                        new OperationCommand.Request(OPERATION, requested(OperationKind.TEMPORARY, BY_TWO, NOW, NOW)))
                .expectRefusal("operation.window");
    }

    @Test
    void itIsApprovedBeforeItBeginsByOneWhoNeitherAskedNorDoesIt() {
        var asked = by(WATCH, new Requested(OPERATION, REQUEST));
        given(asked)
                .when(APPROVER, new Approve(OPERATION, SAID))
                .expect(new Approved(OPERATION, OperationKind.SPECIAL, SAID));
        for (var name : List.of("wang", "li", "chen"))
            given(asked)
                    .when(person(name, Role.APPROVER), new Approve(OPERATION, SAID))
                    .expectRefusal("subject.own-work");
        given(asked).when(OPERATOR, new Start(OPERATION)).expectRefusal("subject.stage");
        given(asked).when(APPROVER, new Decline(OPERATION, SAID)).expect(new Declined(OPERATION, SAID));
        given(asked, new Declined(OPERATION, SAID))
                .when(OPERATOR, new Start(OPERATION))
                .expectRefusal("subject.stage");
    }

    @Test
    void itIsStartedInItsTimeByOneOfTheTwo() {
        given(APPROVED_SPECIAL)
                .when(OPERATOR, new Start(OPERATION))
                .expect(new Started(OPERATION, OperationKind.SPECIAL, null));
        given(ALONE).when(OPERATOR, new Start(OPERATION)).expectNothing();
        given(APPROVED_SPECIAL)
                .when(person("qian", Role.OPERATOR), new Start(OPERATION))
                .expectRefusal("operation.not-operator");
        given(APPROVED_SPECIAL)
                .at(NOW.plusSeconds(3601))
                .when(OPERATOR, new Start(OPERATION))
                .expectRefusal("operation.outside-window");
        given(APPROVED_SPECIAL)
                .at(NOW.minusSeconds(61))
                .when(OPERATOR, new Start(OPERATION))
                .expectRefusal("operation.outside-window");
    }

    @Test
    void nothingIsDoneUntilBothAreThere() {
        given(ALONE).when(OPERATOR, new RecordStep(OPERATION, step(1))).expectRefusal("operation.alone");
        given(ALONE).when(SECOND, new Attend(OPERATION)).expect(new Attended(OPERATION));
        given(ALONE).when(OPERATOR, new Attend(OPERATION)).expectNothing();
        given(ALONE).when(person("qian", Role.OPERATOR), new Attend(OPERATION)).expectRefusal("operation.not-operator");
        given(BOTH).when(SECOND, new RecordStep(OPERATION, step(1))).expect(new StepRecorded(OPERATION, step(1)));
        given(ROUTINE).when(SECOND, new Attend(OPERATION)).expectRefusal("operation.complete");
    }

    @Test
    void itIsDoneWhenBothHaveSigned() {
        given(withSteps(BOTH)).when(OPERATOR, new Sign(OPERATION, SAID)).expect(new Signed(OPERATION, SAID));
        var one = more(withSteps(BOTH), by(OPERATOR, new Signed(OPERATION, SAID)));
        given(one).when(OPERATOR, new Sign(OPERATION, SAID)).expectNothing();
        given(one)
                .when(SECOND, new Sign(OPERATION, SAID))
                .expect(new Signed(OPERATION, SAID), new Performed(OPERATION, OperationKind.SPECIAL, NOW.plus(WITHIN)));
    }

    @Test
    void aReviewerWhoDidNotDoItReviewsIt() {
        var finding = new Finding(FindingOutcome.AS_IT_SHOULD_BE, SAID);
        var due = NOW.plus(WITHIN);
        var performed = more(withSteps(ROUTINE), new Performed(OPERATION, OperationKind.ROUTINE, due));
        given(performed)
                .when(APPROVER, new Review(OPERATION, finding))
                .expect(new Reviewed(OPERATION, OperationKind.ROUTINE, finding));
        given(performed).when(OPERATOR, new Review(OPERATION, finding)).expectRefusal("subject.own-work");
        given(performed).when(WATCH, new Review(OPERATION, finding)).expectRefusal("operation.not-reviewer");
        given(ROUTINE).when(APPROVER, new Review(OPERATION, finding)).expectRefusal("subject.stage");
        var both = more(withSteps(BOTH), new Performed(OPERATION, OperationKind.SPECIAL, due));
        given(both).when(SECOND, new Review(OPERATION, finding)).expectRefusal("subject.own-work");
        given(performed)
                .at(due.minusMillis(1))
                .when(PRODUCT, new NoteLapse(OPERATION))
                .expectNothing();
        var text = "操作“重启”应于 " + due + " 前复核，逾期未复核。The operation 重启 was to be reviewed by " + due;
        var lapse = new Lapse("review", due, 1, text, List.of("zhao", "chen"), 3);
        given(performed).at(due).when(PRODUCT, new NoteLapse(OPERATION)).expect(new ReviewOverdue(OPERATION, lapse));
        given(more(performed, new ReviewOverdue(OPERATION, lapse)))
                .at(due)
                .when(PRODUCT, new NoteLapse(OPERATION))
                .expectNothing();
    }

    @Test
    void anOperationIsAbortedUntilItIsDone() {
        given(ROUTINE).when(OPERATOR, new Abort(OPERATION, SAID)).expect(new Aborted(OPERATION, SAID));
        given(more(ROUTINE, new Aborted(OPERATION, SAID)))
                .when(OPERATOR, new Abort(OPERATION, SAID))
                .expectNothing();
        given(more(ROUTINE, new Aborted(OPERATION, SAID)))
                .when(OPERATOR, new RecordStep(OPERATION, step(1)))
                .expectRefusal("subject.stage");
        given(more(withSteps(ROUTINE), new Performed(OPERATION, OperationKind.ROUTINE, NOW)))
                .when(OPERATOR, new Abort(OPERATION, SAID))
                .expectRefusal("subject.stage");
    }

    @Test
    void anotherUnitsOperationIsNoneOfTheirs() {
        var elsewhere = new Actor("li", "li", Set.of(Role.OPERATOR), "230000/230200", null);
        given(ROUTINE).when(elsewhere, new RecordStep(OPERATION, step(1))).expect(Forbidden.class);
    }
}
