package org.taizhang.domain.target;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.taizhang.domain.Refused;
import org.taizhang.domain.Units;
import org.taizhang.domain.target.TargetEvent.Definition;

/** Refuses of a target's definition what annotations cannot: unfit rules, an unfit address, a target behind itself. */
public final class Soundness {
    private Soundness() {}

    /** Refuses what is not sound; the target's own id tells whether it lies behind itself. */
    public static void refuse(UUID target, Definition definition, Upstream upstream) {
        definition.rules().sound();
        if (definition.check() != null) Addresses.refuseUnfit(definition.check(), definition.address());
        if (definition.check() instanceof Check.Transaction transaction) Steps.refuseUnsound(transaction);
        if (definition.check() instanceof Check.Snmp snmp) SnmpSoundness.refuse(snmp);
        for (var above : definition.upstream())
            if (upstream.of(above).isEmpty()) throw new Refused("target.no-upstream", above);
        climb(target, definition.upstream(), upstream);
    }

    /** Refuses a definition whose unit is neither this one nor below it. */
    public static void refuseOutside(String unit, Definition definition) {
        if (!Units.covers(unit, definition.unit())) throw new Refused("target.outside", definition.unit(), unit);
    }

    private static void climb(UUID target, List<UUID> above, Upstream upstream) {
        var level = new LinkedHashSet<>(above);
        for (var depth = 1; !level.isEmpty(); depth++) {
            if (level.contains(target)) throw new Refused("target.behind-itself");
            if (depth > Upstream.DEEPEST) throw new Refused("target.too-deep", Upstream.DEEPEST);
            var next = new LinkedHashSet<UUID>();
            for (var id : level) next.addAll(upstream.of(id).orElse(List.of()));
            level = next;
        }
    }
}
