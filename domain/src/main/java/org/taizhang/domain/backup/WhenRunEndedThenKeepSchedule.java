package org.taizhang.domain.backup;

import java.time.Instant;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Reaction;
import org.taizhang.domain.Told;
import org.taizhang.domain.backup.BackupCommand.NoteFailure;
import org.taizhang.domain.backup.BackupCommand.NoteRun;
import org.taizhang.domain.backup.BackupEvent.Failure;
import org.taizhang.domain.backup.BackupEvent.Method;
import org.taizhang.domain.run.RunEvent.Completed;
import org.taizhang.domain.run.RunEvent.Failed;

/** A policy hears of each of its runs, so that it knows which are missing and which made good for others. */
public final class WhenRunEndedThenKeepSchedule extends Reaction {
    public WhenRunEndedThenKeepSchedule(CommandGateway commands) {
        super(commands);
    }

    @EventHandler
    void on(Completed event, Told told, EventMessage<?> message) {
        var report = event.report();
        var at = finished(report.finishedAt(), told);
        react(
                new NoteRun(
                        event.policy().backup(), event.run(), of(report.method().name()), at),
                message);
    }

    @EventHandler
    void on(Failed event, Told told, EventMessage<?> message) {
        var report = event.report();
        var failure = new Failure(event.run(), of(report.method().name()), report.startedAt());
        react(new NoteFailure(event.policy().backup(), failure), message);
    }

    private static Instant finished(@Nullable Instant at, Told told) {
        return at == null || at.isAfter(told.at()) ? told.at() : at;
    }

    private static Method of(String method) {
        return Method.valueOf(method);
    }
}
