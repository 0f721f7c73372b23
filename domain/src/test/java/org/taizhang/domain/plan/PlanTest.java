package org.taizhang.domain.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Statement;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.plan.PlanCommand.*;
import org.taizhang.domain.plan.PlanEvent.*;

class PlanTest extends SubjectTest<Plan> {
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-0000000000a1");
    private static final UUID EMERGENCY = UUID.fromString("00000000-0000-0000-0000-0000000000a2");
    private static final Content CONTENT = Plans.content("平台应急预案");
    private static final Statement FINE = new Statement("同意", List.of());
    private static final Instant IN_A_YEAR = Instant.parse("2027-11-23T08:00:00Z");
    private static final Instant IN_20_DAYS = Instant.parse("2026-12-13T08:00:00Z");
    private static final Instant IN_30_DAYS = Instant.parse("2026-12-23T08:00:00Z");
    private static final Instant IN_60_DAYS = Instant.parse("2027-01-22T08:00:00Z");
    private static final Object DRAFTED = by(OPERATOR, new Drafted(ID, UNIT, CONTENT));
    private static final Object APPROVED = by(APPROVER, new Approved(ID, 1, FINE, IN_A_YEAR, IN_20_DAYS));
    private static final Revision REVISION = new Revision(Plans.content("平台应急预案（修订）"), false, "组织调整");

    PlanTest() {
        super(Plan.class, Plans.TERMS);
    }

    @Test
    void itIsDraftedInAllItsParts() {
        givenNothing()
                .when(OPERATOR, new PlanCommand.Draft(ID, new PlanEvent.Draft(UNIT, CONTENT)))
                .expect(new Drafted(ID, UNIT, CONTENT));
        given(DRAFTED)
                .when(OPERATOR, new PlanCommand.Draft(ID, new PlanEvent.Draft(UNIT, CONTENT)))
                .expectNothing();
        given(DRAFTED)
                .when(OPERATOR, new PlanCommand.Draft(ID, new PlanEvent.Draft(UNIT, REVISION.content())))
                .expectRefusal("plan.drafted");
        givenNothing().when(OPERATOR, new Approve(ID, FINE)).expect(Forbidden.class);
        givenNothing().when(APPROVER, new Approve(ID, FINE)).expect(Unknown.class);
    }

    @Test
    void itsLevelsHaveNoGap() {
        var gap = new Content(
                "t",
                CONTENT.risks(),
                "p",
                "s",
                "o",
                "p",
                "m",
                List.of(Plans.level(2, "重大", Duration.ofHours(1))),
                "r",
                "p",
                "p",
                "i",
                "e");
        givenNothing()
                .when(OPERATOR, new PlanCommand.Draft(ID, new PlanEvent.Draft(UNIT, gap)))
                .expectRefusal("plan.levels");
        given(DRAFTED)
                .when(OPERATOR, new Revise(ID, new Revision(gap, true, "r")))
                .expectRefusal("plan.levels");
    }

    @Test
    void anotherApprovesItAndItIsToBeFiledAndEvaluated() {
        given(DRAFTED).when(APPROVER, new Approve(ID, FINE)).expect(new Approved(ID, 1, FINE, IN_A_YEAR, IN_20_DAYS));
        given(by(APPROVER, new Drafted(ID, UNIT, CONTENT)))
                .when(APPROVER, new Approve(ID, FINE))
                .expectRefusal("subject.own-work");
        given(DRAFTED, APPROVED).when(APPROVER, new Approve(ID, FINE)).expectRefusal("subject.stage");
        given(DRAFTED).when(APPROVER, new Reject(ID, FINE)).expect(new Rejected(ID, 1, FINE));
    }

    @Test
    void aMinorRevisionNeedNotBeFiledAgain() {
        given(DRAFTED, APPROVED).when(OPERATOR, new Revise(ID, REVISION)).expect(new Revised(ID, 2, REVISION));
        given(DRAFTED, APPROVED, by(OPERATOR, new Revised(ID, 2, REVISION)))
                .when(APPROVER, new Approve(ID, FINE))
                .expect(new Approved(ID, 2, FINE, IN_A_YEAR, null));
        var major = new Revision(REVISION.content(), true, "职责变化");
        given(DRAFTED, APPROVED, by(OPERATOR, new Revised(ID, 2, major)))
                .when(APPROVER, new Approve(ID, FINE))
                .expect(new Approved(ID, 2, FINE, IN_A_YEAR, IN_20_DAYS));
        given(DRAFTED, APPROVED)
                .when(OPERATOR, new Revise(ID, new Revision(CONTENT, false, "无")))
                .expectNothing();
    }

    @Test
    void itIsFiledOnceAVersion() {
        var filing = new Filing("市委网信办", "哈网应〔2026〕3号", FINE);
        given(DRAFTED, APPROVED)
                .when(OPERATOR, new PlanCommand.File(ID, filing))
                .expect(new Filed(ID, 1, filing));
        given(DRAFTED, APPROVED, new Filed(ID, 1, filing))
                .when(OPERATOR, new PlanCommand.File(ID, filing))
                .expectNothing();
        given(DRAFTED).when(OPERATOR, new PlanCommand.File(ID, filing)).expectRefusal("subject.stage");
    }

    @Test
    void aDrillAsksForAnEvaluation() {
        var drill = new PlanEvent.Drill("机房断电", NOW, List.of("li"), FINE);
        given(DRAFTED, APPROVED)
                .when(OPERATOR, new PlanCommand.Drill(ID, drill))
                .expect(new Drilled(ID, 1, drill, IN_30_DAYS));
        given(DRAFTED).when(OPERATOR, new PlanCommand.Drill(ID, drill)).expectRefusal("plan.not-in-force");
        var ahead = new PlanEvent.Drill("机房断电", NOW.plusSeconds(1), List.of("li"), FINE);
        given(DRAFTED, APPROVED)
                .when(OPERATOR, new PlanCommand.Drill(ID, ahead))
                .expectRefusal("plan.drill-ahead");
    }

    @Test
    void anEvaluationMayAskForARevision() {
        given(DRAFTED, APPROVED)
                .when(APPROVER, new Evaluate(ID, new Evaluation(false, FINE)))
                .expect(new Evaluated(ID, 1, new Evaluation(false, FINE), IN_A_YEAR, null));
        given(DRAFTED, APPROVED)
                .when(APPROVER, new Evaluate(ID, new Evaluation(true, FINE)))
                .expect(new Evaluated(ID, 1, new Evaluation(true, FINE), IN_A_YEAR, IN_60_DAYS));
        given(DRAFTED, APPROVED)
                .when(PRODUCT, new AskRevision(ID, EMERGENCY, "备用线路未演练"))
                .expect(new RevisionAsked(ID, EMERGENCY, "备用线路未演练", IN_60_DAYS));
        given(DRAFTED, APPROVED, new RevisionAsked(ID, EMERGENCY, "备用线路未演练", IN_60_DAYS))
                .when(PRODUCT, new AskRevision(ID, EMERGENCY, "备用线路未演练"))
                .expectNothing();
    }

    @Test
    void whatIsNotDoneInTimeIsSaid() {
        given(DRAFTED, APPROVED)
                .when(PRODUCT, new NoteOverdue(ID, Duty.EVALUATION))
                .expectNothing();
        var lapse = new Lapse(
                "evaluation",
                IN_A_YEAR,
                1,
                "应急预案“平台应急预案”逾期未评估。The emergency plan 平台应急预案 is due for evaluation",
                List.of("li", "role:APPROVER"),
                3);
        given(DRAFTED, APPROVED)
                .at(IN_A_YEAR)
                .when(PRODUCT, new NoteOverdue(ID, Duty.EVALUATION))
                .expect(new FellOverdue(ID, Duty.EVALUATION, lapse, Instant.parse("2027-12-13T08:00:00Z")));
        given(DRAFTED, APPROVED, new Evaluated(ID, 1, new Evaluation(false, FINE), IN_A_YEAR.plusSeconds(1), null))
                .at(IN_A_YEAR)
                .when(PRODUCT, new NoteOverdue(ID, Duty.EVALUATION))
                .expectNothing();
    }

    @Test
    void aRetiredPlanStaysAsItIs() {
        given(DRAFTED, APPROVED).when(APPROVER, new Retire(ID, FINE)).expect(new Retired(ID, FINE));
        given(DRAFTED, APPROVED, new Retired(ID, FINE))
                .when(OPERATOR, new Revise(ID, REVISION))
                .expectRefusal("subject.stage");
    }
}
