package org.taizhang.domain.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.notification.NotificationCommand.*;
import org.taizhang.domain.notification.NotificationEvent.*;

class NotificationTest extends SubjectTest<Notification> {
    private static final Line LINE = new Line("mail", "role:WATCH", "website");
    private static final UUID ID = LINE.id(UNIT);
    private static final long HEAD = 100;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Pace PACE = new Pace(
            List.of(Duration.ZERO, Duration.ofSeconds(3), Duration.ofSeconds(10)),
            2,
            MINUTE,
            3,
            Duration.ofSeconds(4),
            Duration.ofSeconds(6));
    private static final Head END = () -> HEAD;
    private static final Coverage ONE = new Coverage(1, 1, 0, List.of(7L));

    NotificationTest() {
        super(Notification.class, PACE, END);
    }

    private static Take take(long from, long to, int severity) {
        return new Take(ID, LINE, UNIT, from, to, severity);
    }

    private static Opened opened(long from, Duration after) {
        return new Opened(ID, LINE, from, NOW.plus(after));
    }

    private static Requested requested(int message, long from, long through) {
        return new Requested(ID, LINE, message, from, through);
    }

    private static NoteAttempt note(int message, Outcome... outcomes) {
        return new NoteAttempt(ID, message, ONE, List.of(outcomes));
    }

    private static Attempted attempted(int message, int attempt, Verdict verdict, Outcome... outcomes) {
        var again = verdict == Verdict.FAILED ? PACE.again(NOW, ID, message, attempt) : null;
        return new Attempted(ID, LINE, message, attempt, ONE, List.of(outcomes), verdict, again);
    }

    @Test
    void whatIsCriticalGoesAtOnce() {
        givenNothing().when(PRODUCT, take(7, 7, 1)).expect(requested(1, 7, HEAD));
    }

    @Test
    void whatIsMilderIsGatheredFirst() {
        givenNothing().when(PRODUCT, take(7, 9, 3)).expect(opened(7, Duration.ofSeconds(10)));
        givenNothing().when(PRODUCT, take(7, 9, 4)).expect(opened(7, Duration.ofSeconds(10)));
    }

    @Test
    void whatIsGatheredAlreadyIsNothingNewUnlessItIsWorse() {
        given(opened(7, Duration.ofSeconds(10))).when(PRODUCT, take(8, 20, 3)).expectNothing();
        given(opened(7, Duration.ofSeconds(10))).when(PRODUCT, take(8, 20, 2)).expect(opened(7, Duration.ofSeconds(3)));
        given(opened(7, Duration.ofSeconds(10))).when(PRODUCT, take(8, 20, 1)).expect(requested(1, 7, HEAD));
    }

    @Test
    void whatAMessageHasToldIsNotToldAgain() {
        given(requested(1, 7, HEAD)).when(PRODUCT, take(8, HEAD, 1)).expectNothing();
        given(requested(1, 7, HEAD), attempted(1, 1, Verdict.DELIVERED))
                .when(PRODUCT, take(8, HEAD + 5, 3))
                .expect(opened(HEAD + 1, Duration.ofSeconds(10)));
    }

    @Test
    void noMessageOvertakesTheOneUnderWay() {
        given(requested(1, 7, 50)).when(PRODUCT, take(60, 60, 1)).expect(opened(60, Duration.ZERO));
        given(requested(1, 7, 50), opened(60, Duration.ZERO))
                .when(PRODUCT, new Compose(ID))
                .expectNothing();
        var delivered = Outcome.delivered("wang");
        given(requested(1, 7, 50), opened(60, Duration.ZERO))
                .when(PRODUCT, note(1, delivered))
                .expect(attempted(1, 1, Verdict.DELIVERED, delivered), requested(2, 60, HEAD));
        given(requested(1, 7, 50), opened(60, MINUTE))
                .when(PRODUCT, note(1, delivered))
                .expect(attempted(1, 1, Verdict.DELIVERED, delivered));
    }

    @Test
    void whatWasGatheredGoesWhenItsTimeHasCome() {
        given(opened(7, Duration.ZERO)).when(PRODUCT, new Compose(ID)).expect(requested(1, 7, HEAD));
        given(opened(7, Duration.ofMillis(1))).when(PRODUCT, new Compose(ID)).expectNothing();
        givenNothing().when(PRODUCT, new Compose(ID)).expect(Unknown.class);
    }

    @Test
    void whatExceedsTheMostOfAnIntervalWaitsForItsEnd() {
        var done = attempted(1, 1, Verdict.DELIVERED);
        var events = new ArrayList<Object>(List.of(requested(1, 7, 8), done, requested(2, 9, 10)));
        events.add(attempted(2, 1, Verdict.DELIVERED));
        given(events.toArray()).when(PRODUCT, take(11, 11, 1)).result().expectEventsMatching(waiting());
    }

    /** The times of given events are the fixture's own: what is waited for is a minute after the first of them. */
    private static org.hamcrest.Matcher<List<org.axonframework.eventhandling.EventMessage<?>>> waiting() {
        return new org.hamcrest.CustomTypeSafeMatcher<>("one Opened, a minute after the first message") {
            @Override
            protected boolean matchesSafely(List<org.axonframework.eventhandling.EventMessage<?>> events) {
                return events.size() == 1
                        && events.getFirst().getPayload() instanceof Opened opened
                        && opened.by().isAfter(NOW)
                        && !opened.by().isAfter(Instant.now().plus(MINUTE));
            }
        };
    }

    @Test
    void whatFailsIsTriedAgainUntilItIsGivenUp() {
        var failed = Outcome.failed("wang", "refused");
        given(requested(1, 7, 50)).when(PRODUCT, note(1, failed)).expect(attempted(1, 1, Verdict.FAILED, failed));
        given(requested(1, 7, 50), attempted(1, 2, Verdict.FAILED, failed))
                .when(PRODUCT, note(1, failed))
                .expect(attempted(1, 3, Verdict.DEAD_LETTERED, failed));
    }

    @Test
    void whatWillNotGoBetterIsGivenUpAtOnce() {
        var refused = Outcome.refused("wang", "no address");
        given(requested(1, 7, 50))
                .when(PRODUCT, note(1, refused))
                .expect(attempted(1, 1, Verdict.DEAD_LETTERED, refused));
        var delivered = Outcome.delivered("li");
        given(requested(1, 7, 50))
                .when(PRODUCT, note(1, refused, delivered))
                .expect(attempted(1, 1, Verdict.DELIVERED, refused, delivered));
    }

    @Test
    void whatReachedSomebodyBeforeIsNotGivenUpForThoseItNeverWillReach() {
        var partly = attempted(1, 1, Verdict.FAILED, Outcome.delivered("li"), Outcome.failed("wang", "busy"));
        var refused = Outcome.refused("wang", "no such address");
        given(requested(1, 7, 50), partly)
                .when(PRODUCT, note(1, refused))
                .expect(attempted(1, 2, Verdict.DELIVERED, refused));
    }

    @Test
    void anOutcomeToldTwiceIsToldOnce() {
        given(requested(1, 7, 50), attempted(1, 1, Verdict.DELIVERED))
                .when(PRODUCT, note(1, Outcome.delivered("wang")))
                .expectNothing();
    }

    @Test
    void whatWasGivenUpIsTriedAgainOnDemandByAnOperatorAlone() {
        var dead = attempted(1, 3, Verdict.DEAD_LETTERED, Outcome.failed("wang", "refused"));
        given(requested(1, 7, 50), dead).when(OPERATOR, new Redeliver(ID, 1)).expect(new Requeued(ID, 1));
        given(requested(1, 7, 50), dead, new Requeued(ID, 1))
                .when(OPERATOR, new Redeliver(ID, 1))
                .expectNothing();
        given(requested(1, 7, 50), dead, new Requeued(ID, 1))
                .when(PRODUCT, note(1, Outcome.failed("wang", "refused")))
                .expect(attempted(1, 1, Verdict.FAILED, Outcome.failed("wang", "refused")));
        given(requested(1, 7, 50)).when(OPERATOR, new Redeliver(ID, 2)).expectRefusal("notification.not-given-up");
        given(requested(1, 7, 50), dead).when(WATCH, new Redeliver(ID, 1)).expect(Forbidden.class);
        given(requested(1, 7, 50)).when(OPERATOR, note(1)).expect(Forbidden.class);
    }
}
