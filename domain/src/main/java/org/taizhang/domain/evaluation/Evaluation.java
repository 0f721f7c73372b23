package org.taizhang.domain.evaluation;

import static org.taizhang.domain.evaluation.EvaluationEvent.Stage.BEGUN;
import static org.taizhang.domain.evaluation.EvaluationEvent.Stage.CONCLUDED;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.taizhang.domain.evaluation.EvaluationCommand.*;
import org.taizhang.domain.evaluation.EvaluationEvent.*;
import org.taizhang.domain.evaluation.Indicators.Condition;

/** A site as it is judged by the indicators. */
@AggregateRoot
class Evaluation extends Subject {
    private @Nullable EvaluationState state;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(EvaluationCommand command, Asked asked, Indicators indicators) {
        admit(asked);
        var events = decide(command, indicators);
        if (command instanceof Begin c) record(events, c.site().unit(), asked);
        else record(events);
    }

    private List<EvaluationEvent> decide(EvaluationCommand command, Indicators indicators) {
        if (state == null) {
            if (command instanceof Begin c) return List.of(new Begun(c.evaluation(), c.site()));
            throw new Unknown(command.evaluation());
        }
        return switch (command) {
            case Begin c -> {
                if (c.site().equals(state.site())) yield List.of();
                throw new Refused("evaluation.begun");
            }
            case Observe c -> {
                during(state.stage(), BEGUN);
                for (var observation : c.values().observations())
                    if (indicators.find(state.site(), observation.key()).isEmpty())
                        throw new Refused("evaluation.no-such-condition", observation.key());
                var known = state.byCondition();
                if (c.values().observations().stream().allMatch(one -> one.equals(known.get(one.key()))))
                    yield List.of();
                yield List.of(new Observed(c.evaluation(), c.values()));
            }
            case Conclude c -> {
                if (state.stage() == CONCLUDED) yield List.of();
                yield List.of(new Concluded(c.evaluation(), state.site(), judge(state, indicators)));
            }
        };
    }

    private static Outcome judge(EvaluationState state, Indicators indicators) {
        var known = state.byCondition();
        var conditions = indicators.of(state.site());
        var missing = conditions.stream()
                .map(Condition::key)
                .filter(key -> !known.containsKey(key))
                .toList();
        if (!missing.isEmpty()) throw new Refused("evaluation.incomplete", missing);
        var met = new LinkedHashMap<Condition, Double>();
        for (var condition : conditions) {
            var value = Objects.requireNonNull(known.get(condition.key())).value();
            if (condition.isMet(value)) met.put(condition, value);
        }
        return outcome(state.site(), met, conditions.size(), indicators);
    }

    private static Outcome outcome(Site site, Map<Condition, Double> met, int judged, Indicators indicators) {
        var breaches = met.entrySet().stream()
                .filter(one -> one.getKey().effect() != Effect.BONUS)
                .map(one -> breach(one.getKey(), one.getValue()))
                .toList();
        var vetoed = met.keySet().stream().anyMatch(condition -> condition.effect() == Effect.VETO);
        if (vetoed) return new Outcome(Judgement.FAILED, null, 0, 0, judged, breaches);
        if (!site.portal()) return new Outcome(Judgement.PASSED, null, 0, 0, judged, breaches);
        var scoring = indicators.scoring();
        var deducted = Math.min(scoring.full(), indicators.sum(met, Effect.DEDUCTION));
        var score = scoring.full() - deducted;
        var bonus = score > scoring.bonusAbove() ? Math.min(scoring.mostBonus(), indicators.sum(met, Effect.BONUS)) : 0;
        var judgement = score < scoring.passing() ? Judgement.FAILED : Judgement.PASSED;
        return new Outcome(judgement, score + bonus, deducted, bonus, judged, breaches);
    }

    private static Breach breach(Condition condition, double value) {
        return new Breach(
                condition.indicator(),
                condition.number(),
                condition.effect(),
                condition.text(),
                value,
                condition.worth(value));
    }

    @EventHandler
    void evolve(EvaluationEvent event, Told told) {
        told(event.evaluation(), told);
        state = EvaluationState.after(state, event, told);
    }
}
