package org.taizhang.domain.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Told;
import org.taizhang.domain.evaluation.EvaluationEvent.*;

/**
 * How an evaluation stands.
 *
 * @param observations the newest of each condition
 * @param concludedBy whose account it was
 */
public record EvaluationState(
        Stage stage,
        Site site,
        List<Observation> observations,
        @Nullable Outcome outcome,
        @Nullable String concludedBy) {

    public static EvaluationState after(@Nullable EvaluationState was, EvaluationEvent event, Told told) {
        if (event instanceof Begun e) return new EvaluationState(Stage.BEGUN, e.site(), List.of(), null, null);
        var state = Objects.requireNonNull(was, "an event before the beginning");
        return switch (event) {
            case Begun e -> state;
            case Observed e ->
                new EvaluationState(
                        state.stage, state.site, state.with(e.values().observations()), null, null);
            case Concluded e ->
                new EvaluationState(
                        Stage.CONCLUDED,
                        state.site,
                        state.observations,
                        e.outcome(),
                        told.by().id());
        };
    }

    /** By what they are of. */
    Map<String, Observation> byCondition() {
        var all = new LinkedHashMap<String, Observation>();
        observations.forEach(one -> all.put(one.key(), one));
        return all;
    }

    private List<Observation> with(List<Observation> more) {
        var all = byCondition();
        more.forEach(one -> all.put(one.key(), one));
        return List.copyOf(all.values());
    }
}
