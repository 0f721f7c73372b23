package org.taizhang.domain.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Occasion;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.ReactionTest;
import org.taizhang.domain.alert.AlertEvent.Notified;
import org.taizhang.domain.notification.NotificationCommand.Take;
import org.taizhang.domain.notification.NotificationEvent.Line;

class WhenToldThenTakeTest extends ReactionTest {
    private static final UUID ALERT = new UUID(1, 2);
    private static final Line MAIL = new Line("mail", "wang", "website");
    private static final Line HOOK = new Line("hook", "", "website");

    WhenToldThenTakeTest() {
        super(NotificationCommand.class);
    }

    @Override
    protected Reaction reaction(CommandGateway commands) {
        return new WhenToldThenTake(
                commands,
                (telling, unit, position, at) -> telling.recipients().isEmpty() ? List.of() : List.of(MAIL, HOOK));
    }

    private static Notified notified(Integer severity, String... recipients) {
        return new Notified(ALERT, ALERT, 1, Occasion.RAISED, "down", List.of(recipients), severity, "website");
    }

    /** The events of one batch are handled within one unit of work. */
    private void whenTogether(Object... events) throws Exception {
        var batch = DefaultUnitOfWork.startAndGet(null);
        for (var event : events) when(event);
        assertThat(sent()).isEmpty();
        batch.commit();
    }

    private static Take take(Line line, int severity) {
        return new Take(line.id(UNIT), line, UNIT, 41, 41, severity);
    }

    @Test
    void takesABatchInOnceForEachLineAtTheWorstSeverity() throws Exception {
        whenTogether(notified(3, "wang"), notified(1, "wang"), notified(2, "wang"));
        expect(take(MAIL, 1), take(HOOK, 1));
        expectInTheNameOf(WhenToldThenTake.class);
    }

    @Test
    void takesWhatHasNoSeverityForMinor() throws Exception {
        whenTogether(notified(null, "wang"));
        expect(take(MAIL, 3), take(HOOK, 3));
    }

    @Test
    void takesNothingWhereNoRouteLeads() throws Exception {
        whenTogether(notified(1));
        expect();
    }
}
