package org.taizhang.domain.observation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules that hold for a target, by name, once every place has had its say: the nearer one wins. */
public record EffectiveRules(List<Effective> all) {
    /** Of what nobody watches. */
    public static final EffectiveRules NONE = new EffectiveRules(List.of());

    /**
     * A rule that holds.
     *
     * @param from the unit that says it; the kind where the product does
     */
    public record Effective(AlertRule rule, RuleOrigin origin, String from) {}

    /** What one place says. */
    public record Layer(RuleOrigin origin, String from, Rules rules) {}

    /** @param layers from the farthest to the nearest */
    public static EffectiveRules of(List<Layer> layers) {
        var byName = new LinkedHashMap<String, Effective>();
        for (var layer : layers) apply(layer, byName);
        return new EffectiveRules(List.copyOf(byName.values()));
    }

    private static void apply(Layer layer, Map<String, Effective> byName) {
        layer.rules().without().forEach(byName::remove);
        layer.rules().all().forEach(rule -> byName.put(rule.rule(), new Effective(rule, layer.origin(), layer.from())));
    }

    public List<Threshold> thresholds() {
        return of(Threshold.class);
    }

    public List<Absence> absences() {
        return of(Absence.class);
    }

    /** The rule of that name, or null. */
    public @Nullable AlertRule named(String name) {
        for (var one : all) if (one.rule().rule().equals(name)) return one.rule();
        return null;
    }

    private <R extends AlertRule> List<R> of(Class<R> kind) {
        Collection<R> found = new ArrayList<>();
        for (var one : all) if (kind.isInstance(one.rule())) found.add(kind.cast(one.rule()));
        return List.copyOf(found);
    }
}
