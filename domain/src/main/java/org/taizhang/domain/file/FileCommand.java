package org.taizhang.domain.file;

import static org.taizhang.domain.Role.APPROVER;
import static org.taizhang.domain.Role.OPERATOR;
import static org.taizhang.domain.Role.SYSTEM;
import static org.taizhang.domain.Role.WATCH;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.taizhang.domain.Needs;
import org.taizhang.domain.file.FileEvent.Contents;
import org.taizhang.domain.file.FileEvent.Flaw;
import org.taizhang.domain.file.FileEvent.Reason;

/** What can be asked of a file. */
public sealed interface FileCommand {
    @TargetAggregateIdentifier
    UUID file();

    /** Comes after its bytes, which are in the store by then. */
    @Needs({WATCH, OPERATOR, APPROVER, SYSTEM})
    record Store(UUID file, Contents contents) implements FileCommand {}

    @Needs({OPERATOR, APPROVER})
    record Withdraw(UUID file, Reason reason) implements FileCommand {}

    @Needs(SYSTEM)
    record NoteDamaged(UUID file, Flaw flaw) implements FileCommand {}

    @Needs(SYSTEM)
    record NoteWhole(UUID file) implements FileCommand {}
}
