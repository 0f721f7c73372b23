package org.taizhang.api.problem;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.taizhang.api.web.Model;
import org.taizhang.domain.incident.IncidentEvent;
import org.taizhang.domain.problem.Incidents;
import org.taizhang.projections.View;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;
import org.taizhang.projections.incident.IncidentView;

/** Incidents as their read model knows them. */
@Component
class KnownIncidents implements Incidents {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Model<IncidentEvent, IncidentView> incidents;

    KnownIncidents(Model<IncidentEvent, IncidentView> incidents) {
        this.incidents = incidents;
    }

    @Override
    public Optional<Seen> find(UUID incident, String unit, long position) {
        return reader(unit, position)
                .get(incident)
                .map(found -> new Seen(
                        found.report().title(),
                        found.report().description(),
                        found.report().kind(),
                        found.report().target(),
                        found.cause(),
                        found.priority(),
                        found.reportedAt()));
    }

    @Override
    public List<UUID> ofCause(String causeKey, String unit, Instant since, long position) {
        var newest = Query.where(Filter.eq("cause", causeKey), Filter.ge("reportedAt", since))
                .descending("reportedAt")
                .limit(MOST);
        var reader = reader(unit, position);
        return reader.values(reader.find(newest)).stream().map(IncidentView::id).toList();
    }

    private View.Reader<IncidentView> reader(String unit, long position) {
        if (!incidents.view().await(position, PATIENCE))
            throw new IllegalStateException("The incidents' read model has not come to " + position);
        return incidents.view().within(unit);
    }
}
