package org.taizhang.api.manual;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.taizhang.api.web.Caller;
import org.taizhang.api.web.Model;
import org.taizhang.domain.manual.ManualEvent;
import org.taizhang.domain.target.TargetEvent;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;
import org.taizhang.projections.manual.ManualView;
import org.taizhang.projections.target.TargetView;

/** Finds the systems of the watch that no manual in force is of. */
@Component
class Uncovered {
    /** What people use, and what it stands on only in so far as it is a service of the platform. */
    private static final List<String> KINDS = List.of(
            "website",
            "new-media",
            "app",
            "resource-library",
            "interaction",
            "disclosure",
            "application",
            "base-service");

    private static final int MOST = 500;

    private final Model<TargetEvent, TargetView> targets;
    private final Model<ManualEvent, ManualView> manuals;

    /** A system without a manual in force. */
    record Gap(UUID target, String name, String kind) {}

    /**
     * The systems of the caller's unit and below that have no manual in force.
     *
     * @param missing how many there are
     * @param systems the first five hundred of them, by name
     */
    record Systems(int missing, List<Gap> systems) {}

    Uncovered(Model<TargetEvent, TargetView> targets, Model<ManualEvent, ManualView> manuals) {
        this.targets = targets;
        this.manuals = manuals;
    }

    Systems systems() {
        var unit = Caller.current().unit();
        var covered = new HashSet<UUID>();
        manuals.view()
                .everything()
                .each(
                        Query.where(Filter.eq("state.stage", ManualEvent.Stage.IN_FORCE))
                                .limit(Query.MOST),
                        manual -> {
                            var target = manual.state().binding().target();
                            if (target != null) covered.add(target);
                        });
        var missing = new ArrayList<Gap>();
        var running = Query.where(
                        Filter.in("definition.kind", KINDS),
                        Filter.in("stage", List.of(TargetEvent.Stage.WATCHED, TargetEvent.Stage.PAUSED)))
                .ascending("definition.name")
                .limit(Query.MOST);
        targets.view().within(unit).each(running, target -> {
            if (!covered.contains(target.id()))
                missing.add(new Gap(
                        target.id(),
                        target.definition().name(),
                        target.definition().kind()));
        });
        return new Systems(missing.size(), List.copyOf(missing.subList(0, Math.min(MOST, missing.size()))));
    }
}
