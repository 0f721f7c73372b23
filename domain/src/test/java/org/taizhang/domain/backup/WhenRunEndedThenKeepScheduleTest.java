package org.taizhang.domain.backup;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.ReactionTest;
import org.taizhang.domain.backup.BackupCommand.NoteFailure;
import org.taizhang.domain.backup.BackupCommand.NoteRun;
import org.taizhang.domain.backup.BackupEvent.Failure;
import org.taizhang.domain.backup.BackupEvent.Method;
import org.taizhang.domain.run.RunEvent;
import org.taizhang.domain.run.RunEvent.Completed;
import org.taizhang.domain.run.RunEvent.Failed;
import org.taizhang.domain.run.RunEvent.FoundUnique;
import org.taizhang.domain.run.RunEvent.Integrity;
import org.taizhang.domain.run.RunEvent.Outcome;
import org.taizhang.domain.run.RunEvent.Policy;
import org.taizhang.domain.run.RunEvent.Report;

class WhenRunEndedThenKeepScheduleTest extends ReactionTest {
    private static final UUID RUN = UUID.fromString("00000000-0000-0000-0000-0000000000c1");
    private static final Policy POLICY = new Policy(new UUID(0, 1), "门户数据库", UNIT, "li");
    private static final Instant BEGAN = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant ENDED = BEGAN.plusSeconds(60);

    WhenRunEndedThenKeepScheduleTest() {
        super(BackupCommand.class);
    }

    @Override
    protected Reaction reaction(CommandGateway commands) {
        return new WhenRunEndedThenKeepSchedule(commands);
    }

    private static Report report(Outcome outcome) {
        return new Report(
                "borg",
                "a1",
                null,
                RunEvent.Method.INCREMENTAL,
                outcome,
                BEGAN,
                ENDED,
                new Integrity(1L, null, true, "x"),
                null);
    }

    @Test
    void aPolicyHearsOfARunThatCompleted() throws Exception {
        when(new Completed(RUN, POLICY, report(Outcome.SUCCEEDED)));
        expect(new NoteRun(POLICY.backup(), RUN, Method.INCREMENTAL, ENDED));
    }

    @Test
    void aPolicyHearsOfARunThatFailed() throws Exception {
        when(new Failed(RUN, POLICY, report(Outcome.FAILED), ENDED));
        expect(new NoteFailure(POLICY.backup(), new Failure(RUN, Method.INCREMENTAL, BEGAN)));
    }

    @Test
    void ofNothingElse() throws Exception {
        when(new FoundUnique(RUN));
        expect();
    }
}
