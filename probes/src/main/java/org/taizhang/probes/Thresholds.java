package org.taizhang.probes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Threshold;
import org.taizhang.domain.observation.WeekBefore;
import org.taizhang.probes.Standing.Level;

/**
 * Judges observations by thresholds, from the times they carry and no clock.
 *
 * <p>Says what changes, and once whatever the level is after a start, a {@link #forget} or a change of what the rule
 * compares: whoever lost track hears it again. A run without the metric, or without anything to compare it with, changes
 * nothing. Observations of one target come one after the other, those of different targets as they like.
 */
public final class Thresholds {
    private final WeekBefore weekBefore;
    private final ConcurrentMap<UUID, Map<String, State>> targets = new ConcurrentHashMap<>();

    /**
     * Where a rule stands.
     *
     * @param told the level that was said last, breached or clear, or null where none was
     * @param since when the comparison began to hold, or null where it does not
     */
    private record State(
            Threshold rule, @Nullable Level told, @Nullable Instant since, Standing standing) {

        static State unseen(Threshold rule) {
            return new State(rule, null, null, Standing.unseen(rule));
        }

        State notJudged(Instant at) {
            if (told == Level.BREACHED) return this;
            return new State(rule, told, since, new Standing(rule, Level.NOT_JUDGED, null, null, null, at));
        }

        State of(Threshold now) {
            var is = new Standing(
                    now, standing.level(), standing.worst(), standing.limit(), standing.since(), standing.at());
            return new State(now, told, since, is);
        }
    }

    public Thresholds(WeekBefore weekBefore) {
        this.weekBefore = weekBefore;
    }

    /** Judges one observation by the rules its target has now; rules no longer among them are forgotten. */
    public List<Decision> judge(List<Threshold> rules, Observation seen) {
        var decisions = new ArrayList<Decision>();
        targets.compute(seen.target(), (target, was) -> {
            var is = new LinkedHashMap<String, State>();
            for (var rule : rules) {
                var state = was == null ? null : was.get(rule.rule());
                state = state == null || !state.rule.comparesLike(rule) ? State.unseen(rule) : state.of(rule);
                is.put(rule.rule(), judge(rule, state, seen, decisions));
            }
            return is.isEmpty() ? null : is;
        });
        return decisions;
    }

    /** Forgets the target, so that its next observation tells every level anew. */
    public void forget(UUID target) {
        targets.remove(target);
    }

    /** Where each rule of the target stands that its last observation was judged by. */
    public List<Standing> standing(UUID target) {
        var states = targets.get(target);
        return states == null
                ? List.of()
                : states.values().stream().map(State::standing).toList();
    }

    private State judge(Threshold rule, State state, Observation seen, List<Decision> decisions) {
        var compared = Compared.all(rule, seen, weekBefore);
        var worst = Compared.worst(compared);
        if (worst == null) return isSeen(rule, seen) ? state.notJudged(seen.at()) : state;
        return worst.holds() ? holds(worst, state, seen, decisions) : doesNot(worst, state, seen, decisions);
    }

    private static State holds(Compared worst, State state, Observation seen, List<Decision> decisions) {
        var rule = state.rule;
        var since = state.since == null ? seen.at() : state.since;
        var asked = rule.holds() == null ? Duration.ZERO : rule.holds();
        var is = state.told == Level.BREACHED
                        || Duration.between(since, seen.at()).compareTo(asked) >= 0
                ? Level.BREACHED
                : Level.PENDING;
        if (is == Level.BREACHED && state.told != Level.BREACHED)
            decisions.add(new Decision.Breach(seen.target(), rule, worst.sample(), worst.limit(), since, seen.at()));
        var told = is == Level.BREACHED ? is : state.told;
        return new State(rule, told, since, standing(worst, is, since, seen));
    }

    private static State doesNot(Compared worst, State state, Observation seen, List<Decision> decisions) {
        var rule = state.rule;
        if (!worst.isClear()) {
            var is = state.told == Level.BREACHED ? Level.BREACHED : Level.CLEAR;
            return new State(rule, state.told, null, standing(worst, is, null, seen));
        }
        if (state.told != Level.CLEAR)
            decisions.add(new Decision.Recovered(seen.target(), rule, worst.sample(), seen.at()));
        return new State(rule, Level.CLEAR, null, standing(worst, Level.CLEAR, null, seen));
    }

    private static Standing standing(Compared worst, Level is, @Nullable Instant since, Observation seen) {
        return new Standing(worst.rule(), is, worst.sample(), worst.limit(), since, seen.at());
    }

    private static boolean isSeen(Threshold rule, Observation seen) {
        return seen.samples().stream().anyMatch(sample -> Compared.isOf(rule.metric(), sample));
    }
}
