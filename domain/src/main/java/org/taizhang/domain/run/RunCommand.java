package org.taizhang.domain.run;

import static org.taizhang.domain.Role.OPERATOR;
import static org.taizhang.domain.Role.SOURCE;
import static org.taizhang.domain.Role.SYSTEM;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Needs;
import org.taizhang.domain.Statement;
import org.taizhang.domain.run.RunEvent.Integrity;
import org.taizhang.domain.run.RunEvent.Policy;
import org.taizhang.domain.run.RunEvent.Rerun;

/** What can be asked of a run. */
public sealed interface RunCommand {
    @TargetAggregateIdentifier
    UUID run();

    @Needs({SOURCE, OPERATOR})
    record Report(UUID run, Policy policy, RunEvent.Report report) implements RunCommand {}

    @Needs({SOURCE, OPERATOR})
    record CheckIntegrity(UUID run, Integrity integrity) implements RunCommand {}

    /** @param twin the other run of that snapshot or label; null where there is none */
    @Needs(SYSTEM)
    record NoteUniqueness(UUID run, @Nullable UUID twin) implements RunCommand {}

    @Needs(OPERATOR)
    record FindCause(UUID run, Statement cause) implements RunCommand {}

    @Needs(OPERATOR)
    record ReportFault(UUID run, Statement fault) implements RunCommand {}

    @Needs(OPERATOR)
    record ArrangeRerun(UUID run, Rerun rerun) implements RunCommand {}

    /** Says that a later run has made good for it. */
    @Needs(SYSTEM)
    record Recover(UUID run, UUID later) implements RunCommand {}

    /** Says that the next step may be too late. */
    @Needs(SYSTEM)
    record NoteLapse(UUID run) implements RunCommand {}
}
