package org.taizhang.api.year;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.taizhang.api.standard.Scenario.Step;
import org.taizhang.api.standard.Stage;
import org.taizhang.domain.Cadence;

/**
 * Something that people do again and again.
 *
 * @param in the periods in each of which it is done {@code times} times, on days by chance where a period is longer than one; once
 *     at the beginning where not said
 * @param after how many days after the beginning it is first done
 * @param shares names that it keeps for all others
 * @param between which hours of the day
 * @param picks by chance, one value for each name
 */
record Activity(
        String name,
        @Nullable Cadence in,
        int times,
        @Nullable Integer after,
        @Nullable List<String> shares,
        List<LocalTime> between,
        @Nullable Map<String, List<String>> picks,
        List<Step> steps) {
    /** Plays the steps; where time goes by between two, the rest is put on the agenda. */
    void play(Stage stage, Agenda agenda, Random chance) {
        if (picks != null) picks.forEach((name, values) -> stage.with(name, values.get(chance.nextInt(values.size()))));
        go(stage, agenda, steps);
    }

    private static void go(Stage stage, Agenda agenda, List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            if (step.forward() == null) {
                stage.play(step);
                continue;
            }
            var rest = new ArrayList<>(steps.subList(i + 1, steps.size()));
            agenda.at(agenda.now().plus(step.forward()), () -> go(stage, agenda, rest));
            return;
        }
    }

    /** How many days after the beginning it is first done. */
    int begins() {
        return after == null ? 0 : after;
    }

    LocalTime hour(Random chance) {
        var from = between.getFirst();
        var minutes = Math.max(1, Duration.between(from, between.getLast()).toMinutes());
        return from.plusMinutes(chance.nextLong(minutes)).plusSeconds(chance.nextInt(60));
    }
}
