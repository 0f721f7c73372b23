package org.taizhang.api.target;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.taizhang.api.web.Model;
import org.taizhang.domain.target.TargetEvent;
import org.taizhang.domain.target.TargetEvent.Stage;
import org.taizhang.domain.target.Upstream;
import org.taizhang.ledger.CommitLog;
import org.taizhang.projections.target.TargetView;

/**
 * What targets lie behind, from their read model once it knows all that the ledger does: two that are revised at the same
 * moment may escape one another.
 */
@Component
class KnownUpstream implements Upstream {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Model<TargetEvent, TargetView> targets;
    private final CommitLog ledger;

    KnownUpstream(Model<TargetEvent, TargetView> targets, CommitLog ledger) {
        this.targets = targets;
        this.ledger = ledger;
    }

    @Override
    public Optional<List<UUID>> of(UUID target) {
        var head = ledger.head() - 1;
        if (!targets.view().await(head, PATIENCE))
            throw new IllegalStateException("The targets' read model has not come to " + head);
        return targets.view()
                .everything()
                .get(target)
                .filter(known -> known.stage() != Stage.RETIRED)
                .map(known -> known.definition().upstream());
    }
}
