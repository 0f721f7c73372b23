package org.taizhang.api.run;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.taizhang.api.web.Model;
import org.taizhang.domain.run.RunEvent;
import org.taizhang.domain.run.RunEvent.Policy;
import org.taizhang.domain.run.RunEvent.Report;
import org.taizhang.domain.run.RunEvent.Stage;
import org.taizhang.domain.run.Twins;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;
import org.taizhang.projections.run.RunView;

/** Twins as the runs' read model knows them. */
@Component
class KnownTwins implements Twins {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Model<RunEvent, RunView> runs;

    KnownTwins(Model<RunEvent, RunView> runs) {
        this.runs = runs;
    }

    @Override
    public Optional<UUID> of(UUID run, Policy policy, Report report, long position) {
        if (!runs.view().await(position, PATIENCE))
            throw new IllegalStateException("The runs' read model has not come to " + position);
        var snapshot = other(run, policy, "state.report.snapshot", report.snapshot());
        return snapshot.isPresent() ? snapshot : other(run, policy, "state.report.label", report.label());
    }

    private Optional<UUID> other(UUID run, Policy policy, String field, @Nullable String value) {
        if (value == null) return Optional.empty();
        var reader = runs.view().within(policy.unit());
        var same = Query.where(
                        Filter.eq("state.policy.backup", policy.backup().toString()),
                        Filter.eq(field, value),
                        Filter.eq("state.stage", Stage.COMPLETED))
                .limit(2);
        return reader.values(reader.find(same)).stream()
                .map(RunView::id)
                .filter(id -> !id.equals(run))
                .findFirst();
    }
}
