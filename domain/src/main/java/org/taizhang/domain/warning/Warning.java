package org.taizhang.domain.warning;

import static org.taizhang.domain.warning.WarningEvent.Stage.*;

import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Asked;
import org.taizhang.domain.EmergencyTerms;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.Refused;
import org.taizhang.domain.Subject;
import org.taizhang.domain.Told;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.warning.WarningCommand.*;
import org.taizhang.domain.warning.WarningEvent.*;

/** Something that may become an emergency. */
@AggregateRoot
class Warning extends Subject {
    private static final int MAJOR = 2;

    private @Nullable WarningState state;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(WarningCommand command, Asked asked, EmergencyTerms terms) {
        admit(asked);
        if (command instanceof Find c) record(find(c, asked, terms), c.hazard().unit(), asked);
        else if (state == null) throw new Unknown(command.warning());
        else record(decide(command, state, asked));
    }

    private List<WarningEvent> find(Find c, Asked asked, EmergencyTerms terms) {
        if (state == null)
            return List.of(new Found(c.warning(), c.hazard(), asked.now().plus(terms.verification())));
        if (state.hazard().equals(c.hazard())) return List.of();
        throw new Refused("warning.found");
    }

    private static List<WarningEvent> decide(WarningCommand command, WarningState state, Asked asked) {
        var warning = command.warning();
        return switch (command) {
            case Find c -> List.of();
            case Verify c -> {
                during(state.stage(), FOUND);
                yield List.of(new Verified(warning, c.verification()));
            }
            case Dismiss c -> {
                during(state.stage(), FOUND);
                yield List.of(new Dismissed(warning, c.statement()));
            }
            case TakePrecaution c -> {
                during(state.stage(), FOUND, VERIFIED, ISSUED);
                yield List.of(new PrecautionTaken(warning, c.statement()));
            }
            case Issue c -> {
                during(state.stage(), VERIFIED);
                if (state.precautions() == 0) throw new Refused("warning.no-precaution");
                yield List.of(new Issued(warning, Objects.requireNonNull(state.grade()), c.notice()));
            }
            case Lift c -> {
                during(state.stage(), ISSUED);
                yield List.of(
                        new Lifted(warning, Objects.requireNonNull(state.grade()), c.statement(), state.recipients()));
            }
            case NoteOverdue c -> {
                var due = state.verifyBy();
                if (due == null || asked.now().isBefore(due)) yield List.of();
                var title = state.hazard().title();
                var text = "风险隐患“" + title + "”逾期未核实。The hazard " + title + " is not verified in time";
                yield List.of(new FellOverdue(
                        warning,
                        new Lapse("verification", due, 1, text, List.of("role:OPERATOR", "role:APPROVER"), MAJOR)));
            }
        };
    }

    @EventHandler
    void evolve(WarningEvent event, Told told) {
        told(event.warning(), told);
        state = WarningState.after(state, event, told);
    }
}
