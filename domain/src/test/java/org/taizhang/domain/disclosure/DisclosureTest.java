package org.taizhang.domain.disclosure;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Statement;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.WorkCalendar;
import org.taizhang.domain.WorkCalendar.Days;
import org.taizhang.domain.disclosure.DisclosureCommand.*;
import org.taizhang.domain.disclosure.DisclosureEvent.*;

class DisclosureTest extends SubjectTest<Disclosure> {
    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000071");
    private static final Days PLAIN = new Days(Set.of(), Set.of());
    private static final LocalDate FORMED_ON = LocalDate.of(2026, 11, 2);
    private static final Due DUE = due("2026-11-30");
    private static final Item PLAN = item(DisclosureKind.INFORMATION, null, null, null);
    private static final Formed FORMED = new Formed(ID, DisclosureKind.INFORMATION, PLAN, FORMED_ON, DUE);
    private static final Statement SAID = new Statement("内容一致", List.of());
    private static final Placement PLACED =
            new Placement("https://www.example.gov.cn/1.html", LocalDate.of(2026, 11, 23));

    DisclosureTest() {
        super(Disclosure.class, deadlines(Map.of(2026, PLAIN)));
    }

    private static DisclosureDeadlines deadlines(Map<Integer, Days> years) {
        return new DisclosureDeadlines(
                new WorkCalendar(years),
                ZoneId.of("Asia/Shanghai"),
                20,
                Map.of(ReportLevel.DEPARTMENT, MonthDay.of(1, 31), ReportLevel.GOVERNMENT, MonthDay.of(3, 31)),
                List.of("一、总体情况", "二、主动公开政府信息情况"),
                Duration.ofDays(180),
                Duration.ofDays(1));
    }

    private static Due due(String last) {
        var day = LocalDate.parse(last);
        return new Due(
                day, day.plusDays(1).atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant(), null);
    }

    private static Item item(
            DisclosureKind kind, Integer period, String basis, AnnualReport report, String... consult) {
        return new Item(kind, "年度采购计划", UNIT, "市财政局", List.of(consult), period, basis, report, List.of());
    }

    private static Formed formed(Item item, LocalDate on, Due due) {
        return new Formed(ID, item.kind(), item, on, due);
    }

    private static Published published(Item item, Placement placement, boolean late, Instant reviewBy) {
        return new Published(ID, item.kind(), placement, late, reviewBy);
    }

    @Test
    void whatIsFormedIsDueAfterTwentyWorkingDays() {
        givenNothing().when(OPERATOR, new Form(ID, PLAN, FORMED_ON)).expect(FORMED);
        given(FORMED).when(OPERATOR, new Form(ID, PLAN, FORMED_ON)).expectNothing();
        given(FORMED).when(OPERATOR, new Form(ID, PLAN, FORMED_ON.plusDays(1))).expectRefusal("disclosure.formed");
        givenNothing()
                .when(OPERATOR, new Form(ID, PLAN, LocalDate.of(2026, 11, 24)))
                .expectRefusal("disclosure.future");
        givenNothing().when(WATCH, new Form(ID, PLAN, FORMED_ON)).expect(Forbidden.class);
    }

    @Test
    void anotherPeriodIsOnlyByLaw() {
        var sooner = item(DisclosureKind.INFORMATION, 7, "某条例第十条", null);
        givenNothing()
                .when(OPERATOR, new Form(ID, sooner, FORMED_ON))
                .expect(formed(sooner, FORMED_ON, due("2026-11-11")));
        givenNothing()
                .when(OPERATOR, new Form(ID, item(DisclosureKind.INFORMATION, 7, " ", null), FORMED_ON))
                .expectRefusal("disclosure.no-basis");
    }

    @Test
    void aYearWithoutACalendarIsRecordedAndComputedOnceTheCalendarIsThere() {
        var on = LocalDate.of(2026, 11, 23);
        var long90 = item(DisclosureKind.INFORMATION, 90, "某法", null);
        var unknown = formed(long90, on, new Due(null, null, 2027));
        givenNothing().when(OPERATOR, new Form(ID, long90, on)).expect(unknown);
        given(unknown).when(PRODUCT, new ComputeDue(ID)).expectNothing();
        given(unknown)
                .at(NOW.plus(Duration.ofDays(400)))
                .when(PRODUCT, new NoteLapse(ID))
                .expectNothing();
        given(FORMED).when(PRODUCT, new ComputeDue(ID)).expectNothing();
        given(formed(PLAN, FORMED_ON, new Due(null, null, 2026)))
                .when(PRODUCT, new ComputeDue(ID))
                .expect(new DueComputed(ID, DisclosureKind.INFORMATION, DUE));
        given(unknown).when(OPERATOR, new ComputeDue(ID)).expect(Forbidden.class);
    }

    @Test
    void nothingIsPublishedBeforeThoseItConcernsHaveConfirmedIt() {
        var shared = item(DisclosureKind.INFORMATION, null, null, null, "市审计局");
        var formed = formed(shared, FORMED_ON, DUE);
        var asked = new ConsultationRequested(ID, DisclosureKind.INFORMATION, new Consultation("市审计局", "请核对数据"));
        var confirmed = new ConsultationConfirmed(ID, DisclosureKind.INFORMATION, new Confirmation("市审计局", SAID));
        given(formed).when(OPERATOR, new Publish(ID, PLACED)).expectRefusal("disclosure.unconfirmed");
        given(formed)
                .when(OPERATOR, new ConfirmConsultation(ID, confirmed.confirmation()))
                .expectRefusal("disclosure.not-consulted");
        given(formed)
                .when(OPERATOR, new RequestConsultation(ID, asked.consultation()))
                .expect(asked);
        given(formed, asked).when(OPERATOR, new Publish(ID, PLACED)).expectRefusal("disclosure.unconfirmed");
        given(formed, asked)
                .when(OPERATOR, new ConfirmConsultation(ID, confirmed.confirmation()))
                .expect(confirmed);
        given(formed, asked, confirmed)
                .when(OPERATOR, new Publish(ID, PLACED))
                .expect(published(shared, PLACED, false, null));
        given(FORMED, asked).when(OPERATOR, new Publish(ID, PLACED)).expectRefusal("disclosure.unconfirmed");
    }

    @Test
    void whatIsPublishedTooLateIsSaidToBe() {
        given(FORMED).when(OPERATOR, new Publish(ID, PLACED)).expect(published(PLAN, PLACED, false, null));
        var late = new Placement(PLACED.url(), LocalDate.of(2026, 12, 1));
        given(FORMED)
                .at(Instant.parse("2026-12-01T08:00:00Z"))
                .when(OPERATOR, new Publish(ID, late))
                .expect(published(PLAN, late, true, null));
        given(FORMED)
                .when(OPERATOR, new Publish(ID, new Placement(PLACED.url(), FORMED_ON.minusDays(1))))
                .expectRefusal("disclosure.before");
        given(FORMED, published(PLAN, PLACED, false, null))
                .when(OPERATOR, new Publish(ID, PLACED))
                .expectNothing();
    }

    @Test
    void whatIsChangedIsDueAndConfirmedAnew() {
        var changed = item(DisclosureKind.INFORMATION, null, null, null, "市审计局");
        var on = LocalDate.of(2026, 11, 16);
        var anew = new Changed(ID, DisclosureKind.INFORMATION, changed, on, due("2026-12-14"));
        given(FORMED, published(PLAN, PLACED, false, null))
                .when(OPERATOR, new Change(ID, changed, on))
                .expect(anew);
        given(FORMED, anew).when(OPERATOR, new Publish(ID, PLACED)).expectRefusal("disclosure.unconfirmed");
        given(FORMED)
                .when(OPERATOR, new Change(ID, changed, FORMED_ON.minusDays(1)))
                .expectRefusal("disclosure.before");
        given(FORMED)
                .when(OPERATOR, new Change(ID, item(DisclosureKind.GUIDE, null, null, null), on))
                .expectRefusal("disclosure.kind");
    }

    @Test
    void anAnnualReportIsDueByTheCalendarAndHasOneFormat() {
        var empty = new AnnualReport(2026, ReportLevel.DEPARTMENT, List.of());
        var draft = item(DisclosureKind.ANNUAL_REPORT, null, null, empty);
        givenNothing()
                .when(OPERATOR, new Form(ID, draft, FORMED_ON))
                .expect(formed(draft, FORMED_ON, due("2027-01-31")));
        var government = item(
                DisclosureKind.ANNUAL_REPORT, null, null, new AnnualReport(2026, ReportLevel.GOVERNMENT, List.of()));
        givenNothing()
                .when(OPERATOR, new Form(ID, government, FORMED_ON))
                .expect(formed(government, FORMED_ON, due("2027-03-31")));
        given(formed(draft, FORMED_ON, due("2027-01-31")))
                .when(OPERATOR, new Publish(ID, PLACED))
                .expectRefusal("disclosure.report-format");
        var written = item(
                DisclosureKind.ANNUAL_REPORT,
                null,
                null,
                new AnnualReport(2026, ReportLevel.DEPARTMENT, List.of("一、总体情况", "二、主动公开政府信息情况")));
        given(formed(written, FORMED_ON, due("2027-01-31")))
                .when(OPERATOR, new Publish(ID, PLACED))
                .expect(published(written, PLACED, false, null));
        givenNothing()
                .when(OPERATOR, new Form(ID, item(DisclosureKind.ANNUAL_REPORT, null, null, null), FORMED_ON))
                .expectRefusal("disclosure.report-missing");
    }

    @Test
    void guideAndCatalogueAreLookedAtAgain() {
        var guide = item(DisclosureKind.GUIDE, null, null, null);
        var reviewBy = NOW.plus(Duration.ofDays(180));
        var formed = formed(guide, FORMED_ON, DUE);
        var published = published(guide, PLACED, false, reviewBy);
        given(formed).when(OPERATOR, new Publish(ID, PLACED)).expect(published);
        given(formed, published)
                .when(OPERATOR, new Review(ID, SAID))
                .expect(new Reviewed(ID, DisclosureKind.GUIDE, SAID, reviewBy));
        given(FORMED).when(OPERATOR, new Review(ID, SAID)).expectRefusal("disclosure.not-standing");
        var text = "“年度采购计划”应于 %s 前重新核对更新。年度采购计划 was to be reviewed by %s".formatted(reviewBy, reviewBy);
        var lapse = new Lapse("review", reviewBy, 1, text, List.of("role:OPERATOR", "role:APPROVER"), 2);
        given(formed, published)
                .at(reviewBy)
                .when(PRODUCT, new NoteLapse(ID))
                .expect(new Lapsed(ID, DisclosureKind.GUIDE, lapse, reviewBy.plus(Duration.ofDays(1))));
    }

    @Test
    void whatIsNotPublicInTimeIsToldWithoutAnybodyAsking() {
        var by = DUE.by();
        var text = "“年度采购计划”应于 %s 前公开，尚未公开。年度采购计划 was to be public by %s".formatted(by, by);
        var lapse = new Lapse("publication", by, 1, text, List.of("role:OPERATOR", "role:APPROVER"), 2);
        var lapsed = new Lapsed(ID, DisclosureKind.INFORMATION, lapse, by.plus(Duration.ofDays(1)));
        given(FORMED).at(by.minusMillis(1)).when(PRODUCT, new NoteLapse(ID)).expectNothing();
        given(FORMED).at(by).when(PRODUCT, new NoteLapse(ID)).expect(lapsed);
        given(FORMED, lapsed).at(by).when(PRODUCT, new NoteLapse(ID)).expectNothing();
        given(FORMED).at(by).when(OPERATOR, new NoteLapse(ID)).expect(Forbidden.class);
    }

    @Test
    void whatIsWithheldIsSaidSoByWhoApproves() {
        var withheld = new Withheld(ID, DisclosureKind.INFORMATION, SAID);
        given(FORMED).when(APPROVER, new Withhold(ID, SAID)).expect(withheld);
        given(FORMED).when(OPERATOR, new Withhold(ID, SAID)).expect(Forbidden.class);
        given(FORMED, withheld).when(OPERATOR, new Publish(ID, PLACED)).expectRefusal("subject.stage");
        given(FORMED, withheld).at(DUE.by()).when(PRODUCT, new NoteLapse(ID)).expectNothing();
    }
}
