package org.taizhang.domain.request;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Attachment;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Role;
import org.taizhang.domain.Statement;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.Told;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.request.Demand.*;
import org.taizhang.domain.request.RequestCommand.*;
import org.taizhang.domain.request.RequestEvent.*;

class RequestTest extends SubjectTest<Request> {
    private static final UUID ID = UUID.fromString("3f0e1d2c-4b5a-4678-8899-aabbccddee00");
    private static final Attachment FILE = new Attachment(ID, "0".repeat(64));
    private static final RequestPolicy POLICY =
            new RequestPolicy(Duration.ofDays(2), Duration.ofDays(5), Duration.ofDays(3), Duration.ofDays(1));
    private static final Actor APPLICANT = WATCH;
    private static final Actor SECOND = person("zhou", Role.OPERATOR);
    private static final Statement WORDS = new Statement("同意", List.of());
    private static final Statement FILED = new Statement("见附件", List.of(FILE));
    private static final Remains REMAINS = new Remains("归档三年", "全部停用");

    private static final Instant REVIEW_BY = NOW.plus(Duration.ofDays(2));
    private static final Instant EXECUTE_BY = NOW.plus(Duration.ofDays(5));
    private static final Instant VERIFY_BY = NOW.plus(Duration.ofDays(3));

    private static final Demand PROCESS = new ProcessChange("互动交流", "信访局", "先审后办", "先办后审");
    private static final Demand GRANT = new PermissionGrant("chen", "信息资源库", List.of("资源修改"), "新任管理员");
    private static final Demand JOINING =
            new ApplicationJoining("预约系统", "卫健委", "在线预约", "张三 0451-1234567", List.of("统一身份认证"));
    private static final Demand LEAVING = new ApplicationLeaving("旧预约系统", "已被替代", REMAINS);

    private static final Object SUBMITTED = by(APPLICANT, submitted(PROCESS));
    private static final Object APPROVED = by(APPROVER, new Approved(ID, Topic.PROCESS_CHANGE, WORDS, EXECUTE_BY));
    private static final Execution DONE = new Execution(WORDS, null, null);
    private static final Executed EXECUTED = new Executed(ID, Topic.PROCESS_CHANGE, DONE, VERIFY_BY);
    private static final Object[] CARRIED_OUT = {SUBMITTED, APPROVED, by(OPERATOR, EXECUTED)};

    private static final SystemTest PASSED = new SystemTest(NOW, true, FILED);
    private static final SystemTest FAILED = new SystemTest(NOW, false, FILED);
    private static final OperationsPlan PLAN = new OperationsPlan(FILED, null);
    private static final Object[] JOINING_APPROVED = {
        by(APPLICANT, submitted(JOINING)), by(APPROVER, new Approved(ID, Topic.APPLICATION_JOINING, WORDS, EXECUTE_BY))
    };
    private static final Object TESTED = new SystemTested(ID, PASSED);
    private static final Object PLANNED = by(OPERATOR, new OperationsPlanSubmitted(ID, PLAN));
    private static final Object PLAN_APPROVED = by(APPROVER, new OperationsPlanApproved(ID, WORDS));

    RequestTest() {
        super(Request.class, POLICY);
    }

    private static Application application(Demand demand) {
        return new Application("服务申请", UNIT, demand, null, List.of());
    }

    private static Submitted submitted(Demand demand) {
        return new Submitted(ID, demand.topic(), application(demand), REVIEW_BY);
    }

    @Test
    void whatIsAskedForIsToBeReviewedInTime() {
        givenNothing().when(APPLICANT, new Submit(ID, application(PROCESS))).expect(submitted(PROCESS));
        given(SUBMITTED).when(APPLICANT, new Submit(ID, application(PROCESS))).expectNothing();
        given(SUBMITTED).when(APPLICANT, new Submit(ID, application(GRANT))).expectRefusal("request.submitted");
        givenNothing().when(AUDITOR, new Submit(ID, application(PROCESS))).expect(Forbidden.class);
        givenNothing().when(APPROVER, new Approve(ID, WORDS)).expect(Unknown.class);
    }

    @Test
    void aChangeOfHandlersSaysWhoComesOrGoes() {
        var nobody = new HandlerChange("互动交流", "信访局", null, null, List.of("回复"));
        givenNothing().when(APPLICANT, new Submit(ID, application(nobody))).expectRefusal("request.nobody");
        var somebody = new HandlerChange("互动交流", "信访局", "chen", null, List.of("回复"));
        givenNothing().when(APPLICANT, new Submit(ID, application(somebody))).expect(submitted(somebody));
    }

    @Test
    void anotherThanTheApplicantReviews() {
        var applicant = person("wang", Role.APPROVER);
        given(SUBMITTED)
                .when(APPROVER, new Approve(ID, WORDS))
                .expect(new Approved(ID, Topic.PROCESS_CHANGE, WORDS, EXECUTE_BY));
        given(SUBMITTED).when(applicant, new Approve(ID, WORDS)).expectRefusal("subject.own-work");
        given(SUBMITTED).when(applicant, new Reject(ID, WORDS)).expectRefusal("subject.own-work");
        given(SUBMITTED).when(APPROVER, new Reject(ID, WORDS)).expect(new Rejected(ID, Topic.PROCESS_CHANGE, WORDS));
        given(SUBMITTED, APPROVED).when(APPROVER, new Approve(ID, WORDS)).expectNothing();
        given(SUBMITTED, APPROVED).when(APPROVER, new Reject(ID, WORDS)).expectRefusal("subject.stage");
    }

    @Test
    void whoGainsByItNeitherReviewsItNorCarriesItOut() {
        var gains = by(APPLICANT, submitted(GRANT));
        given(gains).when(person("chen", Role.APPROVER), new Approve(ID, WORDS)).expectRefusal("subject.own-work");
        var approved = by(APPROVER, new Approved(ID, Topic.PERMISSION_GRANT, WORDS, EXECUTE_BY));
        given(gains, approved)
                .when(person("chen", Role.OPERATOR), new Execute(ID, DONE))
                .expectRefusal("subject.own-work");
        given(gains, approved)
                .when(OPERATOR, new Execute(ID, DONE))
                .expect(new Executed(ID, Topic.PERMISSION_GRANT, DONE, VERIFY_BY));
    }

    @Test
    void itIsCarriedOutByTheTimeThatWasAskedFor() {
        var wanted = NOW.plus(Duration.ofHours(3));
        var soon = new Application("服务申请", UNIT, PROCESS, wanted, List.of());
        given(by(APPLICANT, new Submitted(ID, Topic.PROCESS_CHANGE, soon, REVIEW_BY)))
                .when(APPROVER, new Approve(ID, WORDS))
                .expect(new Approved(ID, Topic.PROCESS_CHANGE, WORDS, wanted));
    }

    @Test
    void onlyWhatIsApprovedIsCarriedOut() {
        given(SUBMITTED).when(OPERATOR, new Execute(ID, DONE)).expectRefusal("subject.stage");
        given(SUBMITTED, APPROVED).when(OPERATOR, new Execute(ID, DONE)).expect(EXECUTED);
        given(CARRIED_OUT).when(OPERATOR, new Execute(ID, DONE)).expectNothing();
        given(SUBMITTED, new Rejected(ID, Topic.PROCESS_CHANGE, WORDS))
                .when(OPERATOR, new Execute(ID, DONE))
                .expectRefusal("subject.stage");
    }

    @Test
    void anotherThanWhoCarriedItOutVerifies() {
        given(CARRIED_OUT).when(SECOND, new Verify(ID, WORDS)).expect(new Verified(ID, Topic.PROCESS_CHANGE, WORDS));
        given(CARRIED_OUT).when(OPERATOR, new Verify(ID, WORDS)).expectRefusal("subject.own-work");
        given(SUBMITTED, APPROVED).when(SECOND, new Verify(ID, WORDS)).expectRefusal("subject.stage");
        var sentBack = new SentBack(ID, WORDS, EXECUTE_BY);
        given(CARRIED_OUT).when(SECOND, new SendBack(ID, WORDS)).expect(sentBack);
        given(CARRIED_OUT).when(OPERATOR, new SendBack(ID, WORDS)).expectRefusal("subject.own-work");
        given(and(CARRIED_OUT, sentBack)).when(OPERATOR, new Execute(ID, DONE)).expect(EXECUTED);
    }

    @Test
    void whoAskedForItWithdrawsIt() {
        given(SUBMITTED).when(APPLICANT, new Withdraw(ID, WORDS)).expect(new Withdrawn(ID, WORDS));
        given(SUBMITTED, new Withdrawn(ID, WORDS))
                .when(APPLICANT, new Withdraw(ID, WORDS))
                .expectNothing();
        given(SUBMITTED).when(OPERATOR, new Withdraw(ID, WORDS)).expectRefusal("request.not-applicant");
        given(CARRIED_OUT).when(APPLICANT, new Withdraw(ID, WORDS)).expectRefusal("subject.stage");
    }

    @Test
    void anApplicationGoesLiveTestedAndWithItsOperationsPlanApproved() {
        var live = new Executed(ID, Topic.APPLICATION_JOINING, DONE, VERIFY_BY);
        given(and(JOINING_APPROVED, TESTED, PLANNED, PLAN_APPROVED))
                .when(OPERATOR, new Execute(ID, DONE))
                .expect(live);
        given(and(JOINING_APPROVED, PLANNED, PLAN_APPROVED))
                .when(OPERATOR, new Execute(ID, DONE))
                .expectRefusal("request.untested");
        given(and(JOINING_APPROVED, TESTED, new SystemTested(ID, FAILED), PLANNED, PLAN_APPROVED))
                .when(OPERATOR, new Execute(ID, DONE))
                .expectRefusal("request.untested");
        given(and(JOINING_APPROVED, TESTED, PLANNED))
                .when(OPERATOR, new Execute(ID, DONE))
                .expectRefusal("request.unplanned");
        var another = by(OPERATOR, new OperationsPlanSubmitted(ID, new OperationsPlan(WORDS, ID)));
        given(and(JOINING_APPROVED, TESTED, PLANNED, PLAN_APPROVED, another))
                .when(OPERATOR, new Execute(ID, DONE))
                .expectRefusal("request.unplanned");
    }

    @Test
    void aSystemTestHasItsReport() {
        given(JOINING_APPROVED).when(OPERATOR, new RecordSystemTest(ID, PASSED)).expect(TESTED);
        given(and(JOINING_APPROVED, TESTED))
                .when(OPERATOR, new RecordSystemTest(ID, PASSED))
                .expectNothing();
        given(JOINING_APPROVED)
                .when(OPERATOR, new RecordSystemTest(ID, new SystemTest(NOW, true, WORDS)))
                .expectRefusal("request.report-missing");
        given(JOINING_APPROVED)
                .when(OPERATOR, new RecordSystemTest(ID, new SystemTest(NOW.plusMillis(1), true, FILED)))
                .expectRefusal("request.test-time");
        given(SUBMITTED, APPROVED)
                .when(OPERATOR, new RecordSystemTest(ID, PASSED))
                .expectRefusal("request.not-joining");
    }

    @Test
    void anOperationsPlanIsAFileOrADocumentAndApprovedByAnother() {
        given(JOINING_APPROVED)
                .when(OPERATOR, new SubmitOperationsPlan(ID, PLAN))
                .expect(new OperationsPlanSubmitted(ID, PLAN));
        given(and(JOINING_APPROVED, PLANNED))
                .when(OPERATOR, new SubmitOperationsPlan(ID, PLAN))
                .expectNothing();
        given(JOINING_APPROVED)
                .when(OPERATOR, new SubmitOperationsPlan(ID, new OperationsPlan(WORDS, null)))
                .expectRefusal("request.plan-missing");
        given(and(JOINING_APPROVED, PLANNED))
                .when(APPROVER, new ApproveOperationsPlan(ID, WORDS))
                .expect(new OperationsPlanApproved(ID, WORDS));
        given(and(JOINING_APPROVED, PLANNED, PLAN_APPROVED))
                .when(APPROVER, new ApproveOperationsPlan(ID, WORDS))
                .expectNothing();
        given(and(JOINING_APPROVED, PLANNED))
                .when(person("li", Role.APPROVER), new ApproveOperationsPlan(ID, WORDS))
                .expectRefusal("subject.own-work");
        given(JOINING_APPROVED)
                .when(APPROVER, new ApproveOperationsPlan(ID, WORDS))
                .expectRefusal("request.unplanned");
        given(SUBMITTED).when(OPERATOR, new SubmitOperationsPlan(ID, PLAN)).expectRefusal("request.not-joining");
    }

    @Test
    void whoLeavesSaysWhatBecameOfDataAndAccounts() {
        Object[] leaving = {
            by(APPLICANT, submitted(LEAVING)), new Approved(ID, Topic.APPLICATION_LEAVING, WORDS, EXECUTE_BY)
        };
        given(leaving).when(OPERATOR, new Execute(ID, DONE)).expectRefusal("request.remains");
        var settled = new Execution(WORDS, REMAINS, null);
        given(leaving)
                .when(OPERATOR, new Execute(ID, settled))
                .expect(new Executed(ID, Topic.APPLICATION_LEAVING, settled, VERIFY_BY));
    }

    @ParameterizedTest
    @CsvSource({"1,decide,role:APPROVER", "2,execute,role:OPERATOR", "3,verify,wang"})
    void whatIsOwedAndNotDoneIsToldAgainAndAgain(int steps, String what, String first) {
        var before = Arrays.copyOf(CARRIED_OUT, steps);
        var due = List.of(REVIEW_BY, EXECUTE_BY, VERIFY_BY).get(steps - 1);
        given(before).at(due.minusMillis(1)).when(PRODUCT, new NoteLapse(ID)).expectNothing();
        var again = due.plus(Duration.ofDays(1));
        var lapsed = lapsed(before, what, due, first, again);
        given(before).at(due).when(PRODUCT, new NoteLapse(ID)).expect(lapsed);
        var once = and(before, lapsed);
        given(once).at(again.minusMillis(1)).when(PRODUCT, new NoteLapse(ID)).expectNothing();
        given(once)
                .at(again)
                .when(PRODUCT, new NoteLapse(ID))
                .expect(lapsed(once, what, due, first, again.plus(Duration.ofDays(1))));
    }

    @Test
    void whatIsDoneIsOwedNoMore() {
        given(and(CARRIED_OUT, new Verified(ID, Topic.PROCESS_CHANGE, WORDS)))
                .at(VERIFY_BY)
                .when(PRODUCT, new NoteLapse(ID))
                .expectNothing();
    }

    private static Lapsed lapsed(Object[] before, String what, Instant due, String first, Instant again) {
        var state = stateAfter(before);
        var told = Notices.lapsed(ID, state, Objects.requireNonNull(state.owed()), again)
                .lapse();
        var recipients = Stream.concat(
                        Stream.of(first), told.recipients().stream().skip(1))
                .toList();
        return new Lapsed(
                ID, new Lapse(what, due, state.tellings() + 1, told.text(), recipients, 3), again, state.topic());
    }

    private static RequestState stateAfter(Object... events) {
        @Nullable RequestState state = null;
        for (var event : events) {
            var message = event instanceof GenericEventMessage<?> given ? given : by(PRODUCT, event);
            var told = new Told(Actor.of(message.getMetaData()), NOW, UNIT);
            state = RequestState.after(state, (RequestEvent) message.getPayload(), told);
        }
        return Objects.requireNonNull(state);
    }

    private static Object[] and(Object[] before, Object... more) {
        return Stream.concat(Arrays.stream(before), Arrays.stream(more)).toArray();
    }
}
