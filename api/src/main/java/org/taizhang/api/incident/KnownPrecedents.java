package org.taizhang.api.incident;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.taizhang.api.web.Model;
import org.taizhang.domain.incident.IncidentEvent;
import org.taizhang.domain.incident.Precedents;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;
import org.taizhang.projections.incident.IncidentView;

/** Precedents as the incidents' read model knows them. */
@Component
class KnownPrecedents implements Precedents {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Model<IncidentEvent, IncidentView> incidents;

    KnownPrecedents(Model<IncidentEvent, IncidentView> incidents) {
        this.incidents = incidents;
    }

    @Override
    public Optional<UUID> ofCause(String causeKey, UUID incident, String unit, long position) {
        if (!incidents.view().await(position, PATIENCE))
            throw new IllegalStateException("The incidents' read model has not come to " + position);
        var reader = incidents.view().within(unit);
        var itself = reader.get(incident);
        if (itself.isEmpty()) return Optional.empty();
        var before = Query.where(
                        Filter.eq("cause", causeKey),
                        Filter.lt("reportedAt", itself.get().reportedAt()))
                .descending("reportedAt")
                .limit(1);
        return reader.values(reader.find(before)).stream().map(IncidentView::id).findFirst();
    }
}
