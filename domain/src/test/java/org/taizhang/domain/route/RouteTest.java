package org.taizhang.domain.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Occasion;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.route.RouteCommand.*;
import org.taizhang.domain.route.RouteEvent.*;

class RouteTest extends SubjectTest<Route> {
    private static final UUID ID = new UUID(3, 4);
    private static final LocalTime NOON = LocalTime.NOON;
    private static final Definition ALL = definition(UNIT, List.of(), 4, List.of(), Hours.ALWAYS, null);
    private static final Definition SEVERE = definition(UNIT, List.of("website"), 2, List.of(), Hours.ALWAYS, null);

    RouteTest() {
        super(Route.class);
    }

    private static Definition definition(
            String unit, List<String> kinds, int severity, List<Occasion> occasions, Hours hours, Span daily) {
        return new Definition(
                "all", unit, kinds, severity, occasions, hours, daily, List.of(new Way("mail", List.of())));
    }

    @Test
    void isCreatedOnceAndRevisedUntilItIsRetired() {
        givenNothing().when(OPERATOR, new Create(ID, ALL)).expect(new Created(ID, ALL));
        given(new Created(ID, ALL)).when(OPERATOR, new Create(ID, ALL)).expectNothing();
        given(new Created(ID, ALL)).when(OPERATOR, new Create(ID, SEVERE)).expectRefusal("route.created");
        given(new Created(ID, ALL)).when(OPERATOR, new Revise(ID, SEVERE)).expect(new Revised(ID, SEVERE));
        given(new Created(ID, ALL)).when(OPERATOR, new Revise(ID, ALL)).expectNothing();
        var retired = new Retired(ID, new Reason("old"));
        given(new Created(ID, ALL))
                .when(OPERATOR, new Retire(ID, retired.reason()))
                .expect(retired);
        given(new Created(ID, ALL), retired)
                .when(OPERATOR, new Retire(ID, retired.reason()))
                .expectNothing();
        given(new Created(ID, ALL), retired)
                .when(OPERATOR, new Revise(ID, SEVERE))
                .expectRefusal("route.retired");
        givenNothing().when(OPERATOR, new Revise(ID, ALL)).expect(Unknown.class);
    }

    @Test
    void isTheAffairOfOperatorsOfItsUnit() {
        givenNothing().when(WATCH, new Create(ID, ALL)).expect(Forbidden.class);
        var above = definition("230000", List.of(), 4, List.of(), Hours.ALWAYS, null);
        givenNothing().when(OPERATOR, new Create(ID, above)).expect(Forbidden.class);
        given(new Created(ID, ALL)).when(OPERATOR, new Revise(ID, above)).expect(Forbidden.class);
    }

    @Test
    void fitsByUnitKindSeverityAndOccasion() {
        assertThat(ALL.fits(UNIT + "/a", null, 4, Occasion.CLEARED, NOON, true)).isTrue();
        assertThat(ALL.fits("230000", "website", 1, Occasion.RAISED, NOON, true))
                .isFalse();
        assertThat(ALL.fits(UNIT + "0", "website", 1, Occasion.RAISED, NOON, true))
                .isFalse();
        assertThat(SEVERE.fits(UNIT, "website", 2, Occasion.RAISED, NOON, true)).isTrue();
        assertThat(SEVERE.fits(UNIT, "website", 3, Occasion.RAISED, NOON, true)).isFalse();
        assertThat(SEVERE.fits(UNIT, "host", 1, Occasion.RAISED, NOON, true)).isFalse();
        assertThat(SEVERE.fits(UNIT, null, 1, Occasion.RAISED, NOON, true)).isFalse();
        var escalated = definition(UNIT, List.of(), 4, List.of(Occasion.ESCALATED), Hours.ALWAYS, null);
        assertThat(escalated.fits(UNIT, "host", 1, Occasion.ESCALATED, NOON, true))
                .isTrue();
        assertThat(escalated.fits(UNIT, "host", 1, Occasion.RAISED, NOON, true)).isFalse();
    }

    @Test
    void fitsByWorkingTimeAndByTheTimeOfDay() {
        var off = definition(UNIT, List.of(), 4, List.of(), Hours.OFF, null);
        assertThat(off.fits(UNIT, null, 1, Occasion.RAISED, NOON, true)).isFalse();
        assertThat(off.fits(UNIT, null, 1, Occasion.RAISED, NOON, false)).isTrue();
        var working = definition(UNIT, List.of(), 4, List.of(), Hours.WORKING, null);
        assertThat(working.fits(UNIT, null, 1, Occasion.RAISED, NOON, true)).isTrue();
        assertThat(working.fits(UNIT, null, 1, Occasion.RAISED, NOON, false)).isFalse();
        var night = new Span("22:00", "06:00");
        assertThat(night.holds(LocalTime.of(22, 0))).isTrue();
        assertThat(night.holds(LocalTime.of(5, 59))).isTrue();
        assertThat(night.holds(LocalTime.of(6, 0))).isFalse();
        assertThat(night.holds(NOON)).isFalse();
        var day = new Span("08:30", "17:30");
        assertThat(day.holds(LocalTime.of(8, 30))).isTrue();
        assertThat(day.holds(LocalTime.of(17, 30))).isFalse();
        var nightly = definition(UNIT, List.of(), 4, List.of(), Hours.ALWAYS, night);
        assertThat(nightly.fits(UNIT, null, 1, Occasion.RAISED, NOON, true)).isFalse();
    }
}
