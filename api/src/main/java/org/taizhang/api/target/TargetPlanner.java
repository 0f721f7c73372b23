package org.taizhang.api.target;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.taizhang.api.Settings;
import org.taizhang.api.target.TargetFile.Declared;
import org.taizhang.api.target.TargetFilePlan.Change;
import org.taizhang.api.target.TargetFilePlan.Fault;
import org.taizhang.api.target.TargetFilePlan.Step;
import org.taizhang.api.web.Model;
import org.taizhang.domain.Ids;
import org.taizhang.domain.Refused;
import org.taizhang.domain.target.Soundness;
import org.taizhang.domain.target.TargetCommand;
import org.taizhang.domain.target.TargetCommand.Register;
import org.taizhang.domain.target.TargetCommand.Retire;
import org.taizhang.domain.target.TargetCommand.Revise;
import org.taizhang.domain.target.TargetEvent;
import org.taizhang.domain.target.TargetEvent.Stage;
import org.taizhang.domain.target.Upstream;
import org.taizhang.ledger.CommitLog;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;
import org.taizhang.projections.target.TargetView;

/**
 * Compares what a file of targets declares with what is watched. Which targets are the file's own is known from the ledger:
 * those that the product registered in its name.
 */
@Component
final class TargetPlanner {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String GONE = "不再由监测对象文件声明 / the file of targets declares it no longer";

    private final TargetFile file;
    private final Model<TargetEvent, TargetView> targets;
    private final CommitLog ledger;
    private final String unit;

    /** What is to be done, or what is wrong. */
    record Planned(List<Fault> faults, List<Deed> deeds, int unchanged) {
        TargetFilePlan shown(String file) {
            return faults.isEmpty()
                    ? new TargetFilePlan(
                            file, List.of(), deeds.stream().map(Deed::step).toList(), unchanged)
                    : TargetFilePlan.faulty(file, faults);
        }
    }

    /** A step, and the command that does it. */
    record Deed(Step step, TargetCommand command) {}

    TargetPlanner(TargetFile file, Model<TargetEvent, TargetView> targets, CommitLog ledger, Settings settings) {
        this.file = file;
        this.targets = targets;
        this.ledger = ledger;
        this.unit = settings.unit();
    }

    Planned plan(byte[] bytes) {
        var known = known();
        var faults = new ArrayList<Fault>();
        var declared = file.read(bytes, key -> id(key, known), faults);
        if (faults.isEmpty()) refuseUnsound(declared.values(), known, faults);
        if (!faults.isEmpty()) return new Planned(faults, List.of(), 0);
        return deeds(declared.values(), known);
    }

    private Map<UUID, TargetView> known() {
        var head = ledger.head() - 1;
        if (!targets.view().await(head, PATIENCE))
            throw new IllegalStateException("The targets' read model has not come to " + head);
        var known = new HashMap<UUID, TargetView>();
        targets.view()
                .everything()
                .each(
                        Query.where(Filter.in("stage", List.of(Stage.values()))).limit(Query.MOST),
                        target -> known.put(target.id(), target));
        return known;
    }

    /** A target that is retired stays so: a key that comes back stands for a new one. */
    private UUID id(String key, Map<UUID, TargetView> known) {
        var id = Ids.of("file-target", unit, key);
        for (var again = 1; isRetired(known.get(id)); again++) id = Ids.of("file-target", unit, key, again);
        return id;
    }

    private static boolean isRetired(@Nullable TargetView target) {
        return target != null && target.stage() == Stage.RETIRED;
    }

    private void refuseUnsound(Collection<Declared> declared, Map<UUID, TargetView> known, List<Fault> faults) {
        var upstream = afterwards(declared, known);
        for (var each : declared) {
            try {
                Soundness.refuseOutside(unit, each.definition());
                Soundness.refuse(each.target(), each.definition(), upstream);
            } catch (Refused refused) {
                faults.add(each.fault(refused));
            }
        }
    }

    /** What will lie behind what when the file is carried out. */
    private static Upstream afterwards(Collection<Declared> declared, Map<UUID, TargetView> known) {
        var after = new HashMap<UUID, List<UUID>>();
        for (var target : known.values())
            if (!isRetired(target) && target.declared() == null)
                after.put(target.id(), target.definition().upstream());
        for (var each : declared) after.put(each.target(), each.definition().upstream());
        return target -> Optional.ofNullable(after.get(target));
    }

    private static Planned deeds(Collection<Declared> declared, Map<UUID, TargetView> known) {
        var deeds = new ArrayList<Deed>();
        for (var each : upstreamFirst(declared)) {
            var is = known.get(each.target());
            if (is == null) deeds.add(deed(Change.REGISTER, each, new Register(each.target(), each.definition())));
            else if (!is.definition().isSo(each.definition()))
                deeds.add(deed(Change.REVISE, each, new Revise(each.target(), each.definition())));
        }
        var unchanged = declared.size() - deeds.size();
        var ids = declared.stream().map(Declared::target).collect(Collectors.toSet());
        known.values().stream()
                .filter(target -> target.declared() != null && !isRetired(target) && !ids.contains(target.id()))
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .forEach(target -> deeds.add(new Deed(
                        new Step(
                                Change.RETIRE,
                                null,
                                target.id(),
                                target.definition().name()),
                        new Retire(target.id(), GONE))));
        return new Planned(List.of(), deeds, unchanged);
    }

    private static Deed deed(Change change, Declared of, TargetCommand command) {
        return new Deed(new Step(change, of.key(), of.target(), of.definition().name()), command);
    }

    /** So that what a target lies behind is there before it is; nothing lies behind itself any more. */
    private static Collection<Declared> upstreamFirst(Collection<Declared> declared) {
        var all = declared.stream().collect(Collectors.toMap(Declared::target, each -> each));
        var ordered = new LinkedHashMap<UUID, Declared>();
        for (var each : declared) place(each, all, ordered);
        return ordered.values();
    }

    private static void place(Declared each, Map<UUID, Declared> all, Map<UUID, Declared> ordered) {
        if (ordered.containsKey(each.target())) return;
        for (var above : each.definition().upstream())
            if (all.containsKey(above)) place(Objects.requireNonNull(all.get(above)), all, ordered);
        ordered.put(each.target(), each);
    }
}
