package org.taizhang.domain.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Outdated;
import org.taizhang.domain.Role;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.alert.AlertCommand.*;
import org.taizhang.domain.alert.AlertEvent.*;
import org.taizhang.domain.observation.Comparison;
import org.taizhang.domain.observation.Sample;

class AlertTest extends SubjectTest<Alert> {
    private static final UUID TARGET = UUID.fromString("00000000-0000-0000-0000-0000000000a1");
    private static final UUID ID = AlertEvent.id(TARGET, "down");
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Instant DUE = NOW.plus(HALF_AN_HOUR);
    private static final Instant SINCE = NOW.minusSeconds(60);
    private static final Firing DOWN = firing(HALF_AN_HOUR, "wang", "li", "role:APPROVER");
    private static final Suppression UPGRADE = new Suppression("upgrade", NOW.plusSeconds(3600));
    private static final End GOOD_AGAIN = new End(NOW, Sample.of("probe_success", 1), null);
    private static final Acknowledgement SEEN = new Acknowledgement("seen");

    AlertTest() {
        super(Alert.class);
    }

    @Test
    void isRaisedAndTellsTheFirstOfItsRoute() {
        givenNothing().when(PRODUCT, raise()).expect(raised(1, DUE), told(1, Occasion.RAISED, "wang"));
    }

    @Test
    void isRaisedOnceHoweverOftenTheSameIsSaid() {
        given(raised(1, DUE), told(1, Occasion.RAISED, "wang"))
                .when(PRODUCT, raise())
                .expectNothing();
    }

    @Test
    void waitsForNoAcknowledgementWhereNoneIsAskedFor() {
        var patient = firing(null, "wang", "li");
        givenNothing()
                .when(PRODUCT, new Raise(ID, TARGET, UNIT, patient, SINCE, null))
                .expect(new Raised(ID, TARGET, 1, patient, SINCE, null, null), told(1, Occasion.RAISED, "wang"));
    }

    @Test
    void waitsForNoAcknowledgementWhereNobodyElseCouldBeTold() {
        var lonely = firing(HALF_AN_HOUR, "wang");
        givenNothing()
                .when(PRODUCT, new Raise(ID, TARGET, UNIT, lonely, SINCE, null))
                .expect(new Raised(ID, TARGET, 1, lonely, SINCE, null, null), told(1, Occasion.RAISED, "wang"));
    }

    @Test
    void isRaisedWithoutTellingWhereNobodyIsToBeTold() {
        var unheard = firing(HALF_AN_HOUR);
        givenNothing()
                .when(PRODUCT, new Raise(ID, TARGET, UNIT, unheard, SINCE, null))
                .expect(new Raised(ID, TARGET, 1, unheard, SINCE, null, null));
    }

    @Test
    void tellsNobodyWhileSuppressed() {
        givenNothing().when(PRODUCT, raiseDuring(UPGRADE)).expect(suppressedFromTheStart());
        given(suppressedFromTheStart()).when(PRODUCT, raiseDuring(UPGRADE)).expectNothing();
    }

    @Test
    void isReleasedWhenItStillStandsAfterItsSuppression() {
        given(suppressedFromTheStart())
                .when(PRODUCT, raise())
                .expect(new Released(ID, TARGET, 1, DOWN, DUE), told(1, Occasion.RAISED, "wang"));
    }

    @Test
    void isSuppressedOnceWhileItStands() {
        given(raised(1, DUE), told(1, Occasion.RAISED, "wang"))
                .when(PRODUCT, raiseDuring(UPGRADE))
                .expect(new Suppressed(ID, TARGET, 1, UPGRADE));
        given(raised(1, DUE), new Suppressed(ID, TARGET, 1, UPGRADE))
                .when(PRODUCT, raiseDuring(UPGRADE))
                .expectNothing();
    }

    @Test
    void isNotEscalatedWhileSuppressed() {
        given(raised(1, DUE), new Suppressed(ID, TARGET, 1, UPGRADE))
                .at(DUE)
                .when(PRODUCT, new Escalate(ID))
                .expectNothing();
    }

    @Test
    void isEscalatedAlongItsRouteUntilTheEnd() {
        var second = DUE.plus(HALF_AN_HOUR);
        given(raised(1, DUE), told(1, Occasion.RAISED, "wang"))
                .at(DUE)
                .when(PRODUCT, new Escalate(ID))
                .expect(new Escalated(ID, TARGET, 1, 1, second), told(1, Occasion.ESCALATED, "li"));
        given(raised(1, DUE), new Escalated(ID, TARGET, 1, 1, second))
                .at(second)
                .when(PRODUCT, new Escalate(ID))
                .expect(new Escalated(ID, TARGET, 1, 2, null), told(1, Occasion.ESCALATED, "role:APPROVER"));
        given(raised(1, DUE), new Escalated(ID, TARGET, 1, 2, null))
                .at(second.plus(HALF_AN_HOUR))
                .when(PRODUCT, new Escalate(ID))
                .expectNothing();
    }

    @Test
    void isEscalatedOnlyWhenDueAndOnceForEachStep() {
        given(raised(1, DUE))
                .at(DUE.minusMillis(1))
                .when(PRODUCT, new Escalate(ID))
                .expectNothing();
        given(raised(1, DUE), new Escalated(ID, TARGET, 1, 1, DUE.plus(HALF_AN_HOUR)))
                .at(DUE)
                .when(PRODUCT, new Escalate(ID))
                .expectNothing();
    }

    @Test
    void beginsItsRouteAnewWhenReleasedAfterAnEscalation() {
        given(
                        raised(1, DUE),
                        new Escalated(ID, TARGET, 1, 1, DUE.plus(HALF_AN_HOUR)),
                        new Escalated(ID, TARGET, 1, 2, null),
                        new Suppressed(ID, TARGET, 1, UPGRADE),
                        new Released(ID, TARGET, 1, DOWN, DUE))
                .at(DUE)
                .when(PRODUCT, new Escalate(ID))
                .expect(new Escalated(ID, TARGET, 1, 1, DUE.plus(HALF_AN_HOUR)), told(1, Occasion.ESCALATED, "li"));
    }

    @Test
    void isAcknowledgedOnceAndThenNotEscalated() {
        var acknowledged = new Acknowledged(ID, TARGET, 1, SEEN);
        given(raised(1, DUE)).when(WATCH, new Acknowledge(ID, SEEN)).expect(acknowledged);
        given(raised(1, DUE), acknowledged)
                .when(OPERATOR, new Acknowledge(ID, SEEN))
                .expectRefusal("alert.acknowledged");
        given(raised(1, DUE), acknowledged)
                .at(DUE)
                .when(PRODUCT, new Escalate(ID))
                .expectNothing();
    }

    @Test
    void staysAcknowledgedThroughASuppression() {
        given(raised(1, DUE), new Acknowledged(ID, TARGET, 1, SEEN), new Suppressed(ID, TARGET, 1, UPGRADE))
                .when(PRODUCT, raise())
                .expect(new Released(ID, TARGET, 1, DOWN, null), told(1, Occasion.RAISED, "wang"));
    }

    @Test
    void canBeAcknowledgedWhileSuppressed() {
        given(suppressedFromTheStart())
                .when(WATCH, new Acknowledge(ID, SEEN))
                .expect(new Acknowledged(ID, TARGET, 1, SEEN));
    }

    @Test
    void refusesAcknowledgementOnceCleared() {
        given(raised(1, DUE), new Cleared(ID, TARGET, 1, GOOD_AGAIN))
                .when(WATCH, new Acknowledge(ID, SEEN))
                .expectRefusal("alert.not-open");
    }

    @Test
    void tellsEveryoneToldBeforeThatItCleared() {
        given(
                        raised(1, DUE),
                        told(1, Occasion.RAISED, "wang"),
                        new Escalated(ID, TARGET, 1, 1, DUE.plus(HALF_AN_HOUR)),
                        told(1, Occasion.ESCALATED, "li"))
                .when(PRODUCT, new Clear(ID, GOOD_AGAIN))
                .expect(new Cleared(ID, TARGET, 1, GOOD_AGAIN), told(1, Occasion.CLEARED, "wang", "li"));
    }

    @Test
    void tellsEachOnlyOnceThatItCleared() {
        given(
                        raised(1, DUE),
                        told(1, Occasion.RAISED, "wang"),
                        new Suppressed(ID, TARGET, 1, UPGRADE),
                        new Released(ID, TARGET, 1, DOWN, DUE),
                        told(1, Occasion.RAISED, "wang"))
                .when(PRODUCT, new Clear(ID, GOOD_AGAIN))
                .expect(new Cleared(ID, TARGET, 1, GOOD_AGAIN), told(1, Occasion.CLEARED, "wang"));
    }

    @Test
    void clearsWithoutAWordWhereNobodyWasTold() {
        given(suppressedFromTheStart())
                .when(PRODUCT, new Clear(ID, GOOD_AGAIN))
                .expect(new Cleared(ID, TARGET, 1, GOOD_AGAIN));
    }

    @Test
    void clearsOnce() {
        given(raised(1, DUE), new Cleared(ID, TARGET, 1, GOOD_AGAIN))
                .when(PRODUCT, new Clear(ID, GOOD_AGAIN))
                .expectNothing();
        given(raised(1, DUE), new Cleared(ID, TARGET, 1, GOOD_AGAIN))
                .at(DUE)
                .when(PRODUCT, new Escalate(ID))
                .expectNothing();
    }

    @Test
    void clearsBecauseNobodyWatchesForItAnyMore() {
        var retired = new End(NOW, null, "retired");
        given(raised(1, DUE)).when(PRODUCT, new Clear(ID, retired)).expect(new Cleared(ID, TARGET, 1, retired));
    }

    @Test
    void isRaisedASecondTimeAsIfNothingHadBeen() {
        var before = new Object[] {
            raised(1, DUE),
            told(1, Occasion.RAISED, "wang"),
            new Escalated(ID, TARGET, 1, 1, DUE.plus(HALF_AN_HOUR)),
            told(1, Occasion.ESCALATED, "li"),
            new Acknowledged(ID, TARGET, 1, SEEN),
            new Suppressed(ID, TARGET, 1, UPGRADE),
            new Cleared(ID, TARGET, 1, GOOD_AGAIN)
        };
        given(before).when(PRODUCT, raise()).expect(raised(2, DUE), told(2, Occasion.RAISED, "wang"));

        var again = new Object[before.length + 2];
        System.arraycopy(before, 0, again, 0, before.length);
        again[before.length] = raised(2, DUE);
        again[before.length + 1] = told(2, Occasion.RAISED, "wang");
        given(again).when(WATCH, new Acknowledge(ID, SEEN)).expect(new Acknowledged(ID, TARGET, 2, SEEN));
        given(again)
                .at(DUE)
                .when(PRODUCT, new Escalate(ID))
                .expect(new Escalated(ID, TARGET, 2, 1, DUE.plus(HALF_AN_HOUR)), told(2, Occasion.ESCALATED, "li"));
        given(again)
                .when(PRODUCT, new Clear(ID, GOOD_AGAIN))
                .expect(new Cleared(ID, TARGET, 2, GOOD_AGAIN), told(2, Occasion.CLEARED, "wang"));
    }

    @Test
    void isRaisedByTheProductOnly() {
        givenNothing().when(OPERATOR, raise()).expect(Forbidden.class);
        given(raised(1, DUE)).when(OPERATOR, new Clear(ID, GOOD_AGAIN)).expect(Forbidden.class);
        given(raised(1, DUE)).when(WATCH, new Escalate(ID)).expect(Forbidden.class);
    }

    @Test
    void isAcknowledgedByThoseOnWatchAndOperatorsOnly() {
        given(raised(1, DUE)).when(APPROVER, new Acknowledge(ID, SEEN)).expect(Forbidden.class);
        given(raised(1, DUE)).when(AUDITOR, new Acknowledge(ID, SEEN)).expect(Forbidden.class);
        given(raised(1, DUE)).when(PRODUCT, new Acknowledge(ID, SEEN)).expect(Forbidden.class);
    }

    @Test
    void isOutOfReachForOtherUnits() {
        var stranger = new Actor("zhou", "zhou", Set.of(Role.WATCH), "230000/230200", null);
        given(raised(1, DUE)).when(stranger, new Acknowledge(ID, SEEN)).expect(Forbidden.class);
        var elsewhere = Actor.system("test", "230000/230200");
        givenNothing().when(elsewhere, raise()).expect(Forbidden.class);
    }

    @Test
    void isAcknowledgedOnlyByWhoSawTheNewestVersion() {
        given(raised(1, DUE), told(1, Occasion.RAISED, "wang"))
                .when(WATCH, 0, new Acknowledge(ID, SEEN))
                .expect(Outdated.class);
        given(raised(1, DUE), told(1, Occasion.RAISED, "wang"))
                .when(WATCH, 1, new Acknowledge(ID, SEEN))
                .expect(new Acknowledged(ID, TARGET, 1, SEEN));
    }

    @Test
    void isUnknownUntilRaised() {
        givenNothing().when(WATCH, new Acknowledge(ID, SEEN)).expect(Unknown.class);
        givenNothing().when(PRODUCT, new Escalate(ID)).expect(Unknown.class);
        givenNothing().when(PRODUCT, new Clear(ID, GOOD_AGAIN)).expect(Unknown.class);
    }

    @Test
    void isOneForEachRuleOfATarget() {
        assertThat(AlertEvent.id(TARGET, "down")).isEqualTo(ID);
        assertThat(AlertEvent.id(TARGET, "slow")).isNotEqualTo(ID);
        assertThat(AlertEvent.id(ID, "down")).isNotEqualTo(ID);
    }

    private static Raise raise() {
        return raiseDuring(null);
    }

    private static Raise raiseDuring(Suppression suppression) {
        return new Raise(ID, TARGET, UNIT, DOWN, SINCE, suppression);
    }

    private static Raised raised(int occurrence, Instant acknowledgeBy) {
        return new Raised(ID, TARGET, occurrence, DOWN, SINCE, acknowledgeBy, null);
    }

    private static Raised suppressedFromTheStart() {
        return new Raised(ID, TARGET, 1, DOWN, SINCE, null, UPGRADE);
    }

    private static Notified told(int occurrence, Occasion occasion, String... recipients) {
        return new Notified(ID, TARGET, occurrence, occasion, DOWN.text(), List.of(recipients));
    }

    private static Firing firing(Duration acknowledgeWithin, String... route) {
        return new Firing(
                "down",
                "Portal",
                "website",
                Sample.of("probe_success", 0),
                Comparison.BELOW,
                0.5,
                1,
                "Portal down",
                List.of(route),
                acknowledgeWithin);
    }
}
