package org.taizhang.api.change;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.taizhang.api.web.Model;
import org.taizhang.domain.change.ChangeEvent;
import org.taizhang.domain.change.ChangeEvent.Goal;
import org.taizhang.domain.change.ChangeState;
import org.taizhang.domain.problem.Changes;
import org.taizhang.ledger.CommitLog;
import org.taizhang.projections.change.ChangeView;

/** How changes stand, from their read model once it knows all that the ledger does. */
@Component
class KnownChanges implements Changes {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Model<ChangeEvent, ChangeView> changes;
    private final CommitLog ledger;

    KnownChanges(Model<ChangeEvent, ChangeView> changes, CommitLog ledger) {
        this.changes = changes;
        this.ledger = ledger;
    }

    @Override
    public Optional<Progress> find(UUID change, String unit) {
        var head = ledger.head() - 1;
        if (!changes.view().await(head, PATIENCE))
            throw new IllegalStateException("The changes' read model has not come to " + head);
        return changes.view().within(unit).get(change).map(known -> progress(known.state()));
    }

    private static Progress progress(ChangeState state) {
        return switch (state.stage()) {
            case REQUESTED, ASSESSED, REJECTED, WITHDRAWN -> Progress.UNAPPROVED;
            case APPROVED, IMPLEMENTING, IMPLEMENTED -> Progress.APPROVED;
            case REVIEWED -> isReached(state) ? Progress.SUCCESSFUL : Progress.APPROVED;
        };
    }

    private static boolean isReached(ChangeState state) {
        return state.review() != null && state.review().findings().goal() == Goal.REACHED;
    }
}
