package org.taizhang.domain.run;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.backup.BackupEvent.Covered;
import org.taizhang.domain.run.RunCommand.Recover;

/** A failed run hears of the later one that made good for it. */
public final class WhenBackupCoveredThenRecoverRun extends Reaction {
    public WhenBackupCoveredThenRecoverRun(CommandGateway commands) {
        super(commands);
    }

    @EventHandler
    void on(Covered event, EventMessage<?> message) {
        for (var failed : event.recovered()) react(new Recover(failed, event.run()), message);
    }
}
