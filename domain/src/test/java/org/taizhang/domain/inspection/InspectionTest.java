package org.taizhang.domain.inspection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Attachment;
import org.taizhang.domain.Cadence;
import org.taizhang.domain.Cadence.Period;
import org.taizhang.domain.Cadence.Unit;
import org.taizhang.domain.Defect;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Found;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Role;
import org.taizhang.domain.Statement;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.inspection.InspectionCommand.Check;
import org.taizhang.domain.inspection.InspectionCommand.End;
import org.taizhang.domain.inspection.InspectionCommand.Excuse;
import org.taizhang.domain.inspection.InspectionCommand.NoteMissed;
import org.taizhang.domain.inspection.InspectionCommand.Revise;
import org.taizhang.domain.inspection.InspectionEvent.*;

class InspectionTest extends SubjectTest<Inspection> {
    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000021");
    private static final UUID CHECK = UUID.fromString("00000000-0000-4000-8000-000000000022");
    private static final Cadence DAILY = Cadence.every(Unit.DAY);
    private static final Frequency FREQUENCY = new Frequency(
            ZoneId.of("Asia/Shanghai"),
            Map.of(CheckKind.SITE_READING, DAILY, CheckKind.INTERNAL_INSPECTION, Cadence.every(Unit.QUARTER)));
    private static final Plan READING = plan(CheckKind.SITE_READING, DAILY, "wang");
    /** NOW is 16:00 of 2026-11-23 where the operator is. */
    private static final Planned PLANNED = new Planned(ID, CheckKind.SITE_READING, READING, day(23), end(23));

    private static final Statement BECAUSE = new Statement("国庆假期由值班代读", List.of());
    private static final Found DEAD_LINK = new Found(Defect.DEAD_LINK, 3, "/zwgk/1.html", "404", null);

    InspectionTest() {
        super(Inspection.class, FREQUENCY);
    }

    private static Plan plan(CheckKind kind, Cadence cadence, String... checkers) {
        return new Plan("首页读网", UNIT, kind, cadence, null, "门户网站", List.of("首页要闻"), List.of(checkers), null);
    }

    private static Period day(int day) {
        var from = LocalDate.of(2026, 11, day);
        return new Period(from, from.plusDays(1));
    }

    private static Instant end(int day) {
        return Instant.parse("2026-11-%02dT16:00:00Z".formatted(day));
    }

    private static Result result(Found... findings) {
        return new Result("首页及要闻栏目，人工", "正常", List.of(findings), List.of(), List.of());
    }

    private static Checked checked(UUID check, Result result, int done, int next) {
        return new Checked(ID, check, CheckKind.SITE_READING, null, "门户网站", result, day(done), day(next), end(next));
    }

    private static Missed missed(int from, int periods, int next, int occurrence) {
        var text = "检查“首页读网”自 2026-11-%d 起 %d 个周期无人进行。The check 首页读网 was not made in %d period(s) since 2026-11-%d"
                .formatted(from, periods, periods, from);
        var people = List.of("wang", "role:OPERATOR", "role:APPROVER");
        var lapse = new Lapse("check", end(from), occurrence, text, people, 3);
        return new Missed(ID, CheckKind.SITE_READING, "门户网站", day(from), periods, lapse, day(next), end(next));
    }

    private static Result assessed(int scopes, Rating rating, Found... findings) {
        var assessments = Arrays.stream(AssessedScope.values())
                .limit(scopes)
                .map(scope -> new Assessment(scope, rating, "查阅记录"))
                .toList();
        var report = new Attachment(CHECK, "a".repeat(64));
        return new Result("五个方面", "报告见附件", List.of(findings), assessments, List.of(report));
    }

    @Test
    void aCheckIsOwedInEveryPeriodFromTheFirstDay() {
        givenNothing().when(OPERATOR, new InspectionCommand.Plan(ID, READING)).expect(PLANNED);
        var later = new Plan(
                "x", UNIT, CheckKind.OTHER, DAILY, null, null, List.of(), List.of(), LocalDate.of(2026, 11, 25));
        givenNothing()
                .when(OPERATOR, new InspectionCommand.Plan(ID, later))
                .expect(new Planned(ID, CheckKind.OTHER, later, day(25), end(25)));
        given(PLANNED).when(OPERATOR, new InspectionCommand.Plan(ID, READING)).expectNothing();
        given(PLANNED).when(OPERATOR, new InspectionCommand.Plan(ID, later)).expectRefusal("inspection.planned");
        givenNothing().when(WATCH, new InspectionCommand.Plan(ID, READING)).expect(Forbidden.class);
    }

    @Test
    void nothingIsPlannedMoreSeldomThanItMustBe() {
        givenNothing()
                .when(OPERATOR, new InspectionCommand.Plan(ID, plan(CheckKind.SITE_READING, Cadence.every(Unit.WEEK))))
                .expectRefusal("inspection.too-seldom");
        given(PLANNED)
                .when(OPERATOR, new Revise(ID, plan(CheckKind.SITE_READING, new Cadence(2, Unit.DAY))))
                .expectRefusal("inspection.too-seldom");
        givenNothing()
                .when(
                        OPERATOR,
                        new InspectionCommand.Plan(
                                ID, plan(CheckKind.INTERNAL_INSPECTION, new Cadence(2, Unit.QUARTER))))
                .expectRefusal("inspection.too-seldom");
    }

    @Test
    void dailyOperationsAreCheckedBySomebodyWhoIsAppointed() {
        givenNothing()
                .when(
                        OPERATOR,
                        new InspectionCommand.Plan(ID, plan(CheckKind.DAILY_OPERATIONS, Cadence.every(Unit.WEEK))))
                .expectRefusal("inspection.nobody-appointed");
        given(PLANNED)
                .when(person("zhou", Role.WATCH), new Check(ID, CHECK, result()))
                .expectRefusal("inspection.not-appointed");
    }

    @Test
    void aCheckIsRecordedByItsCheckerOrAProbeAndMovesWhatIsOwed() {
        var checked = checked(CHECK, result(DEAD_LINK), 23, 24);
        given(PLANNED).when(WATCH, new Check(ID, CHECK, result(DEAD_LINK))).expect(checked);
        given(PLANNED).when(PRODUCT, new Check(ID, CHECK, result(DEAD_LINK))).expect(checked);
        var source = Actor.source(CHECK, "51监测", UNIT, null);
        given(PLANNED).when(source, new Check(ID, CHECK, result(DEAD_LINK))).expect(checked);
        given(PLANNED, by(WATCH, checked))
                .when(WATCH, new Check(ID, CHECK, result()))
                .expectNothing();
        given(PLANNED, by(WATCH, checked))
                .when(WATCH, new Check(ID, ID, result()))
                .expect(checked(ID, result(), 23, 24));
        given(PLANNED).when(AUDITOR, new Check(ID, CHECK, result())).expect(Forbidden.class);
    }

    @Test
    void aPeriodWithoutACheckIsMissedWithoutAnybodyAsking() {
        given(PLANNED)
                .at(end(23).minusMillis(1))
                .when(PRODUCT, new NoteMissed(ID))
                .expectNothing();
        given(PLANNED).at(end(23)).when(PRODUCT, new NoteMissed(ID)).expect(missed(23, 1, 24, 1));
        given(PLANNED, missed(23, 1, 24, 1))
                .at(end(26))
                .when(PRODUCT, new NoteMissed(ID))
                .expect(missed(24, 3, 27, 2));
        given(PLANNED, missed(23, 1, 24, 1))
                .at(end(23))
                .when(PRODUCT, new NoteMissed(ID))
                .expectNothing();
        given(PLANNED)
                .at(end(24))
                .when(WATCH, new Check(ID, CHECK, result()))
                .expect(missed(23, 2, 25, 1), checked(CHECK, result(), 25, 26));
        given(PLANNED).at(end(23)).when(OPERATOR, new NoteMissed(ID)).expect(Forbidden.class);
    }

    @Test
    void aPeriodIsExcusedOnlyBySomebodyElseThanWhoChecks() {
        var excused = new Excused(ID, CheckKind.SITE_READING, BECAUSE, day(23), day(24), end(24));
        given(PLANNED).when(APPROVER, new Excuse(ID, BECAUSE)).expect(excused);
        given(PLANNED, excused).at(end(23)).when(PRODUCT, new NoteMissed(ID)).expectNothing();
        given(PLANNED)
                .when(person("wang", Role.APPROVER), new Excuse(ID, BECAUSE))
                .expectRefusal("subject.own-work");
        given(PLANNED).when(OPERATOR, new Excuse(ID, BECAUSE)).expect(Forbidden.class);
        given(PLANNED)
                .at(end(23))
                .when(APPROVER, new Excuse(ID, BECAUSE))
                .expect(
                        missed(23, 1, 24, 1),
                        new Excused(ID, CheckKind.SITE_READING, BECAUSE, day(24), day(25), end(25)));
    }

    @Test
    void anInternalInspectionAssessesAllFiveScopesAndEndsInAReport() {
        var plan = plan(CheckKind.INTERNAL_INSPECTION, Cadence.every(Unit.QUARTER));
        var quarter = new Period(LocalDate.of(2026, 10, 1), LocalDate.of(2027, 1, 1));
        var next = new Period(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 4, 1));
        var planned =
                new Planned(ID, CheckKind.INTERNAL_INSPECTION, plan, quarter, Instant.parse("2026-12-31T16:00:00Z"));
        given(planned)
                .when(APPROVER, new Check(ID, CHECK, assessed(4, Rating.SOUND)))
                .expectRefusal("inspection.scope");
        var whole = assessed(5, Rating.SOUND);
        var unreported = new Result("x", "x", List.of(), whole.assessments(), List.of());
        given(planned).when(APPROVER, new Check(ID, CHECK, unreported)).expectRefusal("inspection.no-report");
        given(planned)
                .when(APPROVER, new Check(ID, CHECK, assessed(5, Rating.UNSOUND)))
                .expectRefusal("inspection.unsound");
        var gap = new Found(Defect.POLICY_GAP, 2, "备份制度", "未规定恢复演练", null);
        Stream.of(whole, assessed(5, Rating.UNSOUND, gap))
                .forEach(result -> given(planned)
                        .when(APPROVER, new Check(ID, CHECK, result))
                        .expect(new Checked(
                                ID,
                                CHECK,
                                CheckKind.INTERNAL_INSPECTION,
                                null,
                                "门户网站",
                                result,
                                quarter,
                                next,
                                Instant.parse("2027-03-31T16:00:00Z"))));
    }

    @Test
    void aRevisedPlanOwesByItsNewCadenceAndKeepsItsKind() {
        var scan = plan(CheckKind.CONTENT_SCAN, DAILY);
        var planned = new Planned(ID, CheckKind.CONTENT_SCAN, scan, day(23), end(23));
        var weekly = plan(CheckKind.CONTENT_SCAN, Cadence.every(Unit.WEEK));
        var week = new Period(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 30));
        given(planned)
                .when(OPERATOR, new Revise(ID, weekly))
                .expect(new Revised(ID, CheckKind.CONTENT_SCAN, weekly, week, end(29)));
        given(planned).when(OPERATOR, new Revise(ID, scan)).expectNothing();
        given(planned).when(OPERATOR, new Revise(ID, READING)).expectRefusal("inspection.kind");
    }

    @Test
    void whatHasEndedOwesNothing() {
        var ended = new Ended(ID, CheckKind.SITE_READING, BECAUSE);
        given(PLANNED).when(APPROVER, new End(ID, BECAUSE)).expect(ended);
        given(PLANNED, ended).when(APPROVER, new End(ID, BECAUSE)).expectNothing();
        given(PLANNED, ended).at(end(26)).when(PRODUCT, new NoteMissed(ID)).expectNothing();
        given(PLANNED, ended).when(WATCH, new Check(ID, CHECK, result())).expectRefusal("subject.stage");
    }
}
