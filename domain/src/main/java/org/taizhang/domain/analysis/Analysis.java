package org.taizhang.domain.analysis;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
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
import org.taizhang.domain.analysis.AnalysisCommand.Compile;
import org.taizhang.domain.analysis.AnalysisCommand.Sign;
import org.taizhang.domain.analysis.AnalysisEvent.Compiled;
import org.taizhang.domain.analysis.AnalysisEvent.Recompiled;
import org.taizhang.domain.analysis.AnalysisEvent.Signed;
import org.taizhang.domain.analysis.AnalysisEvent.Stage;

/** The analysis of a month of a unit. */
@AggregateRoot
class Analysis extends Subject {
    private @Nullable AnalysisState state;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AnalysisCommand command, Asked asked, Compiler compiler) {
        admit(asked);
        switch (command) {
            case Compile c -> record(compiled(c, asked, compiler), c.scope().unit(), asked);
            case Sign c -> record(signed(c, asked));
        }
    }

    /** Whoever may not is refused before the whole ledger is read for them. */
    private List<AnalysisEvent> compiled(Compile c, Asked asked, Compiler compiler) {
        var scope = c.scope();
        admit(asked, scope.unit());
        if (state != null && state.stage() == Stage.SIGNED) throw new Refused("analysis.signed", scope.month());
        if (asked.now().isBefore(new Months(compiler.zone()).begin(scope.month())))
            throw new Refused("analysis.month-to-come", scope.month());
        var compilation = compiler.compile(scope);
        if (state == null) return List.of(new Compiled(c.analysis(), scope, compilation));
        return compilation.sha256().equals(state.sha256())
                        && isOver(state, state.compiledAt()) == isOver(state, asked.now())
                ? List.of()
                : List.of(new Recompiled(c.analysis(), scope, compilation));
    }

    private List<AnalysisEvent> signed(Sign c, Asked asked) {
        if (state == null) throw new Unknown(c.analysis());
        if (state.stage() == Stage.SIGNED)
            throw new Refused("analysis.signed", state.scope().month());
        asked.apartFrom(state.compiledBy());
        if (!c.signature().sha256().equals(state.sha256())) throw new Refused("analysis.other-figures");
        if (!isOver(state, state.compiledAt()))
            throw new Refused("analysis.month-not-over", state.scope().month());
        return List.of(new Signed(
                c.analysis(), state.scope(), state.sha256(), c.signature().statement()));
    }

    private static boolean isOver(AnalysisState state, Instant at) {
        return !at.isBefore(
                new Months(ZoneId.of(state.zone())).end(state.scope().month()));
    }

    @EventHandler
    void evolve(AnalysisEvent event, Told told) {
        told(event.analysis(), told);
        state = AnalysisState.after(state, event, told);
    }
}
