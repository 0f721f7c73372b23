package org.taizhang.api.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.taizhang.api.web.Model;
import org.taizhang.domain.observation.EffectiveRules;
import org.taizhang.domain.observation.EffectiveRules.Layer;
import org.taizhang.domain.observation.RuleOrigin;
import org.taizhang.domain.rule.RuleEvent;
import org.taizhang.domain.target.TargetEvent.Definition;
import org.taizhang.projections.rule.RuleView;

/** Which rules hold: those of the kind, then those of each unit from the province down, then the target's own. */
@Component
public class RuleBook {
    private final Model<RuleEvent, RuleView> rules;
    private final Defaults defaults;

    RuleBook(Model<RuleEvent, RuleView> rules, Defaults defaults) {
        this.rules = rules;
        this.defaults = defaults;
    }

    /** Of a target; only its own where it says so. */
    public EffectiveRules of(Definition definition) {
        var own = new Layer(RuleOrigin.TARGET, definition.unit(), definition.rules());
        if (!Boolean.TRUE.equals(definition.defaults())) return EffectiveRules.of(List.of(own));
        var layers = above(definition.unit(), definition.kind());
        layers.add(own);
        return EffectiveRules.of(layers);
    }

    /** Of a kind in a unit, for a target that says nothing itself. */
    public EffectiveRules of(String unit, String kind) {
        return EffectiveRules.of(above(unit, kind));
    }

    /** Why the product's rule is as it is; null for a rule of somebody else. */
    public Defaults.@Nullable Reason reason(EffectiveRules.Effective rule) {
        return rule.origin() == RuleOrigin.DEFAULT ? defaults.reason(rule.rule().rule()) : null;
    }

    /** Waits until it knows of everything up to the position in the ledger; false where that takes longer. */
    public boolean await(long position, Duration atMost) {
        return rules.view().await(position, atMost);
    }

    /** Tells that some unit says otherwise than it did; what is returned ends it. */
    public Runnable listen(Runnable changed) {
        return rules.view().everything().listen(changes -> {
            if (!changes.isEmpty()) changed.run();
        });
    }

    private List<Layer> above(String unit, String kind) {
        var layers = new ArrayList<Layer>();
        layers.add(new Layer(RuleOrigin.DEFAULT, kind, defaults.of(kind)));
        for (var end = unit.indexOf('/'); ; end = unit.indexOf('/', end + 1)) {
            var upper = end < 0 ? unit : unit.substring(0, end);
            rules.view()
                    .everything()
                    .get(RuleEvent.id(upper, kind))
                    .ifPresent(said -> layers.add(new Layer(RuleOrigin.UNIT, upper, said.rules())));
            if (end < 0) return layers;
        }
    }
}
