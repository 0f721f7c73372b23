package org.taizhang.domain.nonconformity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Defect;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Found;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Role;
import org.taizhang.domain.Statement;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.nonconformity.NonconformityCommand.*;
import org.taizhang.domain.nonconformity.NonconformityEvent.*;

class NonconformityTest extends SubjectTest<Nonconformity> {
    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000031");
    private static final Handling HANDLING = new Handling(
            List.of(Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(14), Duration.ofDays(30)),
            Duration.ofDays(3),
            Duration.ofDays(3),
            Duration.ofDays(1));
    private static final Origin ORIGIN = new Origin("site-reading", ID, ID);
    private static final Found FOUND = new Found(Defect.TYPO, 2, "/zwgk/1.html", "“其它”误作“其它它”", "教育局");
    private static final Discovery DISCOVERY = new Discovery(FOUND, UNIT, "门户网站", null, "website");
    private static final Opened OPENED = new Opened(ID, ORIGIN, DISCOVERY, in(7));
    private static final Statement SAID = new Statement("已更正并复核", List.of());
    private static final Action CORRECT = new Action("更正文字", "wang", in(2));
    private static final Action PREVENT = new Action("发布前机器校对", "zhou", in(5));
    private static final Measures BOTH = new Measures(CORRECT, null, PREVENT, null);
    private static final MeasuresPlanned PLANNED = new MeasuresPlanned(ID, ORIGIN, BOTH, in(2));
    private static final Corrected CORRECTED = new Corrected(ID, ORIGIN, SAID, in(5));
    private static final Prevented PREVENTED = new Prevented(ID, ORIGIN, SAID, in(3));
    private static final Verified VERIFIED = new Verified(ID, ORIGIN, SAID);

    NonconformityTest() {
        super(Nonconformity.class, HANDLING);
    }

    private static Instant in(int days) {
        return NOW.plus(Duration.ofDays(days));
    }

    private Given done() {
        return given(OPENED, PLANNED, by(WATCH, CORRECTED), by(person("zhou", Role.WATCH), PREVENTED));
    }

    @Test
    void whatWasFoundIsOwedByHowSevereItIs() {
        givenNothing().when(PRODUCT, new Open(ID, ORIGIN, DISCOVERY)).expect(OPENED);
        givenNothing()
                .when(WATCH, new Report(ID, DISCOVERY))
                .expect(new Opened(ID, new Origin("report", null, null), DISCOVERY, in(7)));
        given(OPENED).when(PRODUCT, new Open(ID, ORIGIN, DISCOVERY)).expectNothing();
        var other = new Discovery(FOUND, UNIT, null, null, null);
        given(OPENED).when(PRODUCT, new Open(ID, ORIGIN, other)).expectRefusal("nonconformity.opened");
        givenNothing().when(WATCH, new Open(ID, ORIGIN, DISCOVERY)).expect(Forbidden.class);
    }

    @Test
    void measuresAreBothOrThereIsAReason() {
        given(OPENED).when(OPERATOR, new PlanMeasures(ID, BOTH)).expect(PLANNED);
        given(OPENED)
                .when(OPERATOR, new PlanMeasures(ID, new Measures(CORRECT, null, null, " ")))
                .expectRefusal("nonconformity.no-preventive");
        given(OPENED)
                .when(OPERATOR, new PlanMeasures(ID, new Measures(null, null, PREVENT, null)))
                .expectRefusal("nonconformity.no-corrective");
        given(OPENED)
                .when(OPERATOR, new PlanMeasures(ID, new Measures(null, "已下线", null, "偶发")))
                .expectRefusal("nonconformity.no-measure");
        var late = new Action("更正", "wang", NOW);
        given(OPENED)
                .when(OPERATOR, new PlanMeasures(ID, new Measures(late, null, PREVENT, null)))
                .expectRefusal("nonconformity.past");
        var once = new Measures(CORRECT, null, null, "个别笔误，已有校对流程");
        given(OPENED).when(OPERATOR, new PlanMeasures(ID, once)).expect(new MeasuresPlanned(ID, ORIGIN, once, in(2)));
    }

    @Test
    void whoDidItDoesNotVerifyItAndNothingIsVerifiedHalfDone() {
        given(OPENED, PLANNED).when(WATCH, new Correct(ID, SAID)).expect(CORRECTED);
        given(OPENED).when(WATCH, new Correct(ID, SAID)).expectRefusal("subject.stage");
        given(OPENED, PLANNED, by(WATCH, CORRECTED))
                .when(APPROVER, new Verify(ID, SAID))
                .expectRefusal("subject.stage");
        given(OPENED, PLANNED, by(WATCH, CORRECTED))
                .when(WATCH, new Correct(ID, SAID))
                .expectRefusal("nonconformity.nothing-to-correct");
        given(OPENED, PLANNED, by(WATCH, CORRECTED))
                .when(WATCH, new Prevent(ID, SAID))
                .expect(PREVENTED);
        given(OPENED, PLANNED, by(WATCH, PREVENTED))
                .when(WATCH, new Prevent(ID, SAID))
                .expectRefusal("nonconformity.nothing-to-prevent");
        done().when(APPROVER, new Verify(ID, SAID)).expect(VERIFIED);
        done().when(person("wang", Role.APPROVER), new Verify(ID, SAID)).expectRefusal("subject.own-work");
        done().when(person("zhou", Role.OPERATOR), new Verify(ID, SAID)).expectRefusal("subject.own-work");
        done().when(WATCH, new Verify(ID, SAID)).expect(Forbidden.class);
    }

    @Test
    void onlyWhatIsVerifiedIsClosed() {
        done().when(APPROVER, new Close(ID, SAID)).expectRefusal("subject.stage");
        given(OPENED, PLANNED, by(WATCH, CORRECTED), PREVENTED, VERIFIED)
                .when(APPROVER, new Close(ID, SAID))
                .expect(new Closed(ID, ORIGIN, SAID));
        given(OPENED, PLANNED, by(WATCH, CORRECTED), PREVENTED, VERIFIED)
                .when(person("wang", Role.APPROVER), new Close(ID, SAID))
                .expectRefusal("subject.own-work");
        given(OPENED, PLANNED, by(WATCH, CORRECTED), PREVENTED, VERIFIED, new Closed(ID, ORIGIN, SAID))
                .when(APPROVER, new Close(ID, SAID))
                .expectNothing();
    }

    @Test
    void whatDoesNotDoGoesBackAndIsDoneAgain() {
        var returned = new Returned(ID, ORIGIN, SAID, in(7));
        done().when(APPROVER, new SendBack(ID, SAID)).expect(returned);
        given(OPENED, PLANNED, by(WATCH, CORRECTED), PREVENTED, returned)
                .when(WATCH, new Correct(ID, SAID))
                .expect(CORRECTED);
    }

    @Test
    void aDepartmentThatWasToldAnswersBeforeItIsVerified() {
        var feedback = new Feedback("教育局", "请更正栏目文字");
        var requested = new FeedbackRequested(ID, ORIGIN, feedback, in(3));
        var received = new FeedbackReceived(ID, ORIGIN, SAID);
        given(OPENED).when(WATCH, new RequestFeedback(ID, feedback)).expect(requested);
        given(OPENED, requested).when(WATCH, new RequestFeedback(ID, feedback)).expectNothing();
        given(OPENED).when(WATCH, new ReceiveFeedback(ID, SAID)).expectRefusal("nonconformity.not-asked");
        given(OPENED, requested).when(WATCH, new ReceiveFeedback(ID, SAID)).expect(received);
        given(OPENED, requested, received)
                .when(WATCH, new ReceiveFeedback(ID, SAID))
                .expectNothing();
        given(OPENED, requested, PLANNED, by(WATCH, CORRECTED), PREVENTED)
                .when(APPROVER, new Verify(ID, SAID))
                .expectRefusal("nonconformity.unanswered");
    }

    @Test
    void whatIsOverdueIsToldAndToldAgain() {
        var lapse = new Lapse(
                "correction",
                in(2),
                1,
                "发现问题“/zwgk/1.html”的纠正逾期，应于 %s 完成。The correction of the nonconformity at /zwgk/1.html was due at %s"
                        .formatted(in(2), in(2)),
                List.of("wang", "zhou", "role:OPERATOR", "role:APPROVER"),
                2);
        var lapsed = new Lapsed(ID, ORIGIN, lapse, in(3));
        given(OPENED, PLANNED)
                .at(in(2).minusMillis(1))
                .when(PRODUCT, new NoteLapse(ID))
                .expectNothing();
        given(OPENED, PLANNED).at(in(2)).when(PRODUCT, new NoteLapse(ID)).expect(lapsed);
        given(OPENED, PLANNED, lapsed)
                .at(in(2))
                .when(PRODUCT, new NoteLapse(ID))
                .expectNothing();
        given(OPENED, PLANNED).at(in(2)).when(OPERATOR, new NoteLapse(ID)).expect(Forbidden.class);
    }

    @Test
    void whatIsNoDefectIsSaidSoByWhoApproves() {
        given(OPENED).when(APPROVER, new Dismiss(ID, SAID)).expect(new Dismissed(ID, ORIGIN, SAID));
        given(OPENED).when(OPERATOR, new Dismiss(ID, SAID)).expect(Forbidden.class);
        done().when(APPROVER, new Dismiss(ID, SAID)).expectRefusal("subject.stage");
        given(OPENED, new Dismissed(ID, ORIGIN, SAID))
                .at(in(9))
                .when(PRODUCT, new NoteLapse(ID))
                .expectNothing();
    }
}
