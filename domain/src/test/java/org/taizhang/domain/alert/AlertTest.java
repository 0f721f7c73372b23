package org.taizhang.domain.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Occasion;
import org.taizhang.domain.Outdated;
import org.taizhang.domain.Role;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.alert.AlertCommand.*;
import org.taizhang.domain.alert.AlertEvent.*;
import org.taizhang.domain.alert.AlertEvent.Suppression.Cause;
import org.taizhang.domain.observation.Comparison;
import org.taizhang.domain.observation.RuleKind;
import org.taizhang.domain.observation.Sample;

class AlertTest extends SubjectTest<Alert> {
    private static final UUID TARGET = UUID.fromString("00000000-0000-0000-0000-0000000000a1");
    private static final UUID ID = AlertEvent.id(TARGET, "down");
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Instant DUE = NOW.plus(HALF_AN_HOUR);
    private static final Instant SINCE = NOW.minusSeconds(60);
    private static final Firing DOWN = firing(HALF_AN_HOUR, "wang", "li", "role:APPROVER");
    private static final Suppression UPGRADE = new Suppression("upgrade", NOW.plusSeconds(3600), null, null, null);
    private static final End GOOD_AGAIN = new End(NOW, Sample.of("probe_success", 1), null);
    private static final Acknowledgement SEEN = new Acknowledgement("seen");

    private static final Flapping FLAPPING = new Flapping(3, Duration.ofHours(1), Duration.ofMinutes(30));

    AlertTest() {
        super(Alert.class, FLAPPING);
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
                .expect(new Raised(ID, TARGET, 1, patient, SINCE, null, null, null), told(1, Occasion.RAISED, "wang"));
    }

    @Test
    void waitsForNoAcknowledgementWhereNobodyElseCouldBeTold() {
        var lonely = firing(HALF_AN_HOUR, "wang");
        givenNothing()
                .when(PRODUCT, new Raise(ID, TARGET, UNIT, lonely, SINCE, null))
                .expect(new Raised(ID, TARGET, 1, lonely, SINCE, null, null, null), told(1, Occasion.RAISED, "wang"));
    }

    @Test
    void isRaisedWithoutTellingWhereNobodyIsToBeTold() {
        var unheard = firing(HALF_AN_HOUR);
        givenNothing()
                .when(PRODUCT, new Raise(ID, TARGET, UNIT, unheard, SINCE, null))
                .expect(new Raised(ID, TARGET, 1, unheard, SINCE, null, null, null));
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
        given(raised(1, DUE), new Cleared(ID, TARGET, 1, GOOD_AGAIN, null))
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
                .expect(new Cleared(ID, TARGET, 1, GOOD_AGAIN, null), told(1, Occasion.CLEARED, "wang", "li"));
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
                .expect(new Cleared(ID, TARGET, 1, GOOD_AGAIN, null), told(1, Occasion.CLEARED, "wang"));
    }

    @Test
    void clearsWithoutAWordWhereNobodyWasTold() {
        given(suppressedFromTheStart())
                .when(PRODUCT, new Clear(ID, GOOD_AGAIN))
                .expect(new Cleared(ID, TARGET, 1, GOOD_AGAIN, null));
    }

    @Test
    void clearsOnce() {
        given(raised(1, DUE), new Cleared(ID, TARGET, 1, GOOD_AGAIN, null))
                .when(PRODUCT, new Clear(ID, GOOD_AGAIN))
                .expectNothing();
        given(raised(1, DUE), new Cleared(ID, TARGET, 1, GOOD_AGAIN, null))
                .at(DUE)
                .when(PRODUCT, new Escalate(ID))
                .expectNothing();
    }

    @Test
    void clearsBecauseNobodyWatchesForItAnyMore() {
        var retired = new End(NOW, null, "retired");
        given(raised(1, DUE)).when(PRODUCT, new Clear(ID, retired)).expect(new Cleared(ID, TARGET, 1, retired, null));
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
            new Cleared(ID, TARGET, 1, GOOD_AGAIN, null)
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
                .expect(new Cleared(ID, TARGET, 2, GOOD_AGAIN, null), told(2, Occasion.CLEARED, "wang"));
    }

    @Test
    void saysAnewWhyNobodyIsToldWhereThatHasChanged() {
        var behind = new Suppression("behind the router", null, Cause.DEPENDENCY, TARGET, NOW);
        given(raised(1, DUE), new Suppressed(ID, TARGET, 1, UPGRADE))
                .when(PRODUCT, raiseDuring(behind))
                .expect(new Suppressed(ID, TARGET, 1, behind));
        var sinceLater = new Suppression("behind the router, again", null, Cause.DEPENDENCY, TARGET, DUE);
        given(raised(1, DUE), new Suppressed(ID, TARGET, 1, behind))
                .when(PRODUCT, raiseDuring(sinceLater))
                .expectNothing();
    }

    @Test
    void tellsOnceThatItFlapsInThePlaceOfOneMoreChange() {
        var quiet = NOW.plus(FLAPPING.quiet());
        given(twiceUpAndDown())
                .when(PRODUCT, raise())
                .expect(
                        flapping(3, quiet),
                        new FlappingBegan(ID, TARGET, 3, 5, FLAPPING.within(), quiet),
                        told(3, Occasion.FLAPPING_BEGAN, "wang"));
    }

    @Test
    void doesNotFlapForChangesThatAreLongAgoOrThatNobodyIsToldOf() {
        given(twiceUpAndDown())
                .at(NOW.plus(FLAPPING.within()).plusSeconds(60))
                .when(PRODUCT, raise())
                .expect(raised(3, DUE.plus(FLAPPING.within()).plusSeconds(60)), told(3, Occasion.RAISED, "wang"));
        var quietly =
                new Object[] {suppressedFromTheStart(), cleared(1, null), suppressedFromTheStart(), cleared(1, null)};
        given(quietly).when(PRODUCT, raise()).expect(raised(2, DUE), told(2, Occasion.RAISED, "wang"));
        given(twiceUpAndDown())
                .when(PRODUCT, raiseDuring(UPGRADE))
                .expect(new Raised(ID, TARGET, 3, DOWN, SINCE, null, UPGRADE, null));
    }

    @Test
    void recordsEachChangeWhileItFlapsAndTellsNobody() {
        var later = NOW.plusSeconds(60);
        var quiet = later.plus(FLAPPING.quiet());
        given(thatFlaps()).at(later).when(PRODUCT, new Clear(ID, GOOD_AGAIN)).expect(cleared(3, quiet));
        given(with(thatFlaps(), cleared(3, quiet)))
                .at(later)
                .when(PRODUCT, raise())
                .expect(flapping(4, quiet, "反复变化 / flapping", null));
        given(thatFlaps()).when(PRODUCT, raise()).expectNothing();
    }

    @Test
    void endsToFlapOnceQuietAndTellsTheSameThatItIs() {
        var quiet = NOW.plus(FLAPPING.quiet());
        var clear = with(thatFlaps(), cleared(3, quiet));
        given(clear).at(quiet.minusMillis(1)).when(PRODUCT, new Settle(ID)).expectNothing();
        given(clear)
                .at(quiet)
                .when(PRODUCT, new Settle(ID))
                .expect(new FlappingEnded(ID, TARGET, 3), told(3, Occasion.FLAPPING_ENDED, "wang"));
        given(with(clear, new FlappingEnded(ID, TARGET, 3)))
                .at(quiet)
                .when(PRODUCT, new Settle(ID))
                .expectNothing();
        given(with(clear, new FlappingEnded(ID, TARGET, 3)))
                .when(PRODUCT, raise())
                .expect(raised(4, DUE), told(4, Occasion.RAISED, "wang"));
    }

    @Test
    void isToldLikeAnyOtherWhereItStandsWhenItNoLongerFlaps() {
        var quiet = NOW.plus(FLAPPING.quiet());
        given(thatFlaps())
                .at(quiet)
                .when(PRODUCT, new Settle(ID))
                .expect(
                        new FlappingEnded(ID, TARGET, 3),
                        new Released(ID, TARGET, 3, DOWN, quiet.plus(HALF_AN_HOUR)),
                        told(3, Occasion.RAISED, "wang"));
    }

    @Test
    void goesOnFlappingWhenAnotherReasonToBeSilentEnds() {
        given(with(thatFlaps(), new Suppressed(ID, TARGET, 3, UPGRADE)))
                .when(PRODUCT, raise())
                .expect(new Suppressed(
                        ID, TARGET, 3, new Suppression("反复变化 / flapping", null, Cause.FLAPPING, null, null)));
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
        return new Raised(ID, TARGET, occurrence, DOWN, SINCE, acknowledgeBy, null, null);
    }

    @Test
    void isClearedByNothingThatEndedBeforeItBegan() {
        var late = new End(SINCE.minusMillis(1), null, "resolved");
        given(raised(1, DUE)).when(PRODUCT, new Clear(ID, late)).expectNothing();
        var asItBegan = new End(SINCE, null, "resolved");
        given(raised(1, DUE))
                .when(PRODUCT, new Clear(ID, asItBegan))
                .expect(new Cleared(ID, TARGET, 1, asItBegan, null));
    }

    @Test
    void isRaisedAndClearedByTheSystemThatReportsItAndByNobodyElse() {
        var reporter = Actor.source(UUID.randomUUID(), "prometheus", UNIT, "10.0.0.9");
        givenNothing().when(reporter, raise()).expect(raised(1, DUE), told(1, Occasion.RAISED, "wang"));
        given(raised(1, DUE))
                .when(reporter, new Clear(ID, GOOD_AGAIN))
                .expect(new Cleared(ID, TARGET, 1, GOOD_AGAIN, null));
        given(raised(1, DUE)).when(reporter, new Acknowledge(ID, SEEN)).expect(Forbidden.class);
        given(raised(1, DUE)).when(OPERATOR, new Clear(ID, GOOD_AGAIN)).expect(Forbidden.class);
    }

    private static Raised suppressedFromTheStart() {
        return new Raised(ID, TARGET, 1, DOWN, SINCE, null, UPGRADE, null);
    }

    private static Notified told(int occurrence, Occasion occasion, String... recipients) {
        return new Notified(
                ID, TARGET, occurrence, occasion, DOWN.text(), List.of(recipients), DOWN.severity(), DOWN.kind());
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
                acknowledgeWithin,
                RuleKind.THRESHOLD,
                "Portal is down",
                null);
    }

    private static Object[] twiceUpAndDown() {
        return new Object[] {
            raised(1, DUE), told(1, Occasion.RAISED, "wang"), cleared(1, null), raised(2, DUE), cleared(2, null)
        };
    }

    private static Object[] thatFlaps() {
        var quiet = NOW.plus(FLAPPING.quiet());
        return with(
                twiceUpAndDown(),
                flapping(3, quiet),
                new FlappingBegan(ID, TARGET, 3, 5, FLAPPING.within(), quiet),
                told(3, Occasion.FLAPPING_BEGAN, "wang"));
    }

    private static Object[] with(Object[] before, Object... then) {
        return Stream.concat(Stream.of(before), Stream.of(then)).toArray();
    }

    private static Cleared cleared(int occurrence, @Nullable Instant quietAt) {
        return new Cleared(ID, TARGET, occurrence, GOOD_AGAIN, quietAt);
    }

    private static Raised flapping(int occurrence, Instant quietAt) {
        return flapping(occurrence, quietAt, "PT1H 内变化 5 次 / 5 changes within PT1H", NOW);
    }

    private static Raised flapping(int occurrence, Instant quietAt, String reason, @Nullable Instant since) {
        var why = new Suppression(reason, null, Cause.FLAPPING, null, since);
        return new Raised(ID, TARGET, occurrence, DOWN, SINCE, null, why, quietAt);
    }
}
