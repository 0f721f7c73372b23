package org.taizhang.domain.file;

import static org.taizhang.domain.file.FileEvent.Stage.*;

import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Asked;
import org.taizhang.domain.Refused;
import org.taizhang.domain.Subject;
import org.taizhang.domain.Told;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.file.FileCommand.*;
import org.taizhang.domain.file.FileEvent.*;

/** A file that was stored as evidence. */
@AggregateRoot
class File extends Subject {
    private Stage stage = STORED;
    private @Nullable Contents contents;
    private @Nullable Flaw flaw;
    private int damages;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(FileCommand command, Asked asked) {
        admit(asked);
        var events = decide(command);
        if (command instanceof Store c) record(events, c.contents().unit(), asked);
        else record(events);
    }

    private List<FileEvent> decide(FileCommand command) {
        if (contents == null && !(command instanceof Store)) throw new Unknown(command.file());
        return switch (command) {
            case Store c when contents == null -> List.of(new Stored(c.file(), c.contents()));
            case Store c when c.contents().equals(contents) -> List.of();
            case Store c -> throw new Refused("file.stored");
            case Withdraw c when stage == WITHDRAWN -> List.of();
            case Withdraw c -> List.of(new Withdrawn(c.file(), c.reason()));
            case NoteDamaged c when c.flaw() == flaw -> List.of();
            case NoteDamaged c -> damaged(c);
            case NoteWhole c when flaw == null -> List.of();
            case NoteWhole c -> List.of(new FoundWhole(c.file()), Notices.whole(c.file(), name(), damages));
        };
    }

    private List<FileEvent> damaged(NoteDamaged c) {
        var found = new FoundDamaged(c.file(), c.flaw());
        return flaw == null ? List.of(found, Notices.damaged(found, name(), damages + 1)) : List.of(found);
    }

    private String name() {
        return Objects.requireNonNull(contents).name();
    }

    @EventHandler
    void evolve(FileEvent event, Told told) {
        told(event.file(), told);
        stage = Stage.after(event, stage);
        switch (event) {
            case Stored e -> contents = e.contents();
            case FoundDamaged e -> {
                if (flaw == null) damages++;
                flaw = e.flaw();
            }
            case FoundWhole e -> flaw = null;
            case Withdrawn e -> {}
            case Notified e -> {}
        }
    }
}
