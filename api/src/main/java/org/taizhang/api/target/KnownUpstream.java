package org.taizhang.api.target;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.taizhang.api.web.Model;
import org.taizhang.domain.target.TargetEvent;
import org.taizhang.domain.target.TargetEvent.Stage;
import org.taizhang.domain.target.Upstream;
import org.taizhang.projections.target.TargetView;

/** What targets lie behind, from their read model: two that are revised at the same moment may escape one another. */
@Component
class KnownUpstream implements Upstream {
    private final Model<TargetEvent, TargetView> targets;

    KnownUpstream(Model<TargetEvent, TargetView> targets) {
        this.targets = targets;
    }

    @Override
    public Optional<List<UUID>> of(UUID target) {
        return targets.view()
                .everything()
                .get(target)
                .filter(known -> known.stage() != Stage.RETIRED)
                .map(known -> known.definition().upstream());
    }
}
