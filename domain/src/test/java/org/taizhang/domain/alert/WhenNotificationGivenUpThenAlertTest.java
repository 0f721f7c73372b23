package org.taizhang.domain.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.ReactionTest;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.notification.NotificationEvent.Attempted;
import org.taizhang.domain.notification.NotificationEvent.Coverage;
import org.taizhang.domain.notification.NotificationEvent.Line;
import org.taizhang.domain.notification.NotificationEvent.Outcome;
import org.taizhang.domain.notification.NotificationEvent.Verdict;

class WhenNotificationGivenUpThenAlertTest extends ReactionTest {
    private static final UUID LINE = UUID.fromString("00000000-0000-0000-0000-0000000000d1");
    private static final UUID ALERT = AlertEvent.id(LINE, WhenNotificationGivenUpThenAlert.RULE);

    WhenNotificationGivenUpThenAlertTest() {
        super(AlertCommand.class);
    }

    @Override
    protected Reaction reaction(CommandGateway commands) {
        return new WhenNotificationGivenUpThenAlert(commands);
    }

    private static Attempted attempted(Verdict verdict) {
        return new Attempted(
                LINE,
                new Line("mail", "role:WATCH", "website"),
                1,
                1,
                new Coverage(1, 1, 0, List.of(7L)),
                List.of(Outcome.failed("wang", "refused")),
                verdict,
                verdict == Verdict.FAILED ? Instant.EPOCH : null);
    }

    @Test
    void tellsTheOperatorsOfTheLineThatDoesNotWork() throws Exception {
        when(attempted(Verdict.DEAD_LETTERED));
        expectInTheNameOf(WhenNotificationGivenUpThenAlert.class);
        var raise = (AlertCommand.Raise) sent().getFirst();
        assertThat(raise.alert()).isEqualTo(ALERT);
        assertThat(raise.unit()).isEqualTo(UNIT);
        assertThat(raise.firing().route()).containsExactly("role:OPERATOR");
        assertThat(raise.firing().text()).endsWith("mail → role:WATCH");
    }

    @Test
    void clearsOnceItWorksAgainAndMindsNotThatNothingStood() throws Exception {
        answer(new Unknown(ALERT));
        when(attempted(Verdict.DELIVERED));
        assertThat(((AlertCommand.Clear) sent().getFirst()).alert()).isEqualTo(ALERT);
    }

    @Test
    void saysNothingWhileItIsTriedAgain() throws Exception {
        when(attempted(Verdict.FAILED));
        expect();
    }
}
