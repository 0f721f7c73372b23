package org.taizhang.domain.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.ReactionTest;
import org.taizhang.domain.backup.BackupEvent;
import org.taizhang.domain.backup.BackupEvent.Covered;
import org.taizhang.domain.backup.BackupEvent.Layer;
import org.taizhang.domain.run.RunCommand.NoteUniqueness;
import org.taizhang.domain.run.RunCommand.Recover;
import org.taizhang.domain.run.RunEvent.Completed;
import org.taizhang.domain.run.RunEvent.Method;
import org.taizhang.domain.run.RunEvent.Outcome;
import org.taizhang.domain.run.RunEvent.Policy;
import org.taizhang.domain.run.RunEvent.Report;

class RunReactionsTest {
    private static final UUID RUN = UUID.fromString("00000000-0000-0000-0000-0000000000c1");
    private static final UUID OTHER = UUID.fromString("00000000-0000-0000-0000-0000000000c2");

    @Nested
    class WhenCompleted extends ReactionTest {
        WhenCompleted() {
            super(RunCommand.class);
        }

        @Override
        protected Reaction reaction(CommandGateway commands) {
            return new WhenRunCompletedThenSeekTwin(
                    commands,
                    (run, policy, report, position) ->
                            "twice".equals(report.label()) && position == 41 ? Optional.of(OTHER) : Optional.empty());
        }

        private static Completed completed(String label) {
            var began = Instant.parse("2026-11-23T00:00:00Z");
            var policy = new Policy(new UUID(0, 1), "门户数据库", "230000/230100", "li");
            return new Completed(
                    RUN,
                    policy,
                    new Report("borg", "a1", label, Method.FULL, Outcome.SUCCEEDED, began, began, null, null));
        }

        @Test
        void itIsSaidWhetherThereIsATwin() throws Exception {
            when(completed("once"));
            expect(new NoteUniqueness(RUN, null));
        }

        @Test
        void theTwinIsNamed() throws Exception {
            when(completed("twice"));
            expect(new NoteUniqueness(RUN, OTHER));
        }
    }

    @Nested
    class WhenCovered extends ReactionTest {
        WhenCovered() {
            super(RunCommand.class);
        }

        @Override
        protected Reaction reaction(CommandGateway commands) {
            return new WhenBackupCoveredThenRecoverRun(commands);
        }

        @Test
        void eachThatFailedHearsOfTheLater() throws Exception {
            when(new Covered(new UUID(0, 1), RUN, BackupEvent.Method.FULL, Layer.DATABASE, List.of(), List.of(OTHER)));
            expect(new Recover(OTHER, RUN));
        }
    }
}
