package org.taizhang.api.duty;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.taizhang.api.web.Model;
import org.taizhang.domain.alert.AlertEvent;
import org.taizhang.domain.duty.DutyEvent.Handover;
import org.taizhang.domain.duty.DutyEvent.Matter;
import org.taizhang.domain.duty.OpenMatters;
import org.taizhang.domain.incident.IncidentEvent;
import org.taizhang.domain.incident.IncidentEvent.Stage;
import org.taizhang.projections.View;
import org.taizhang.projections.alert.AlertView;
import org.taizhang.projections.alert.AlertView.State;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;
import org.taizhang.projections.incident.IncidentView;

/** Alerts that have not cleared and incidents that are not closed, as their read models know them; incidents first. */
@Component
class KnownOpenMatters implements OpenMatters {
    private static final int MOST = 100;
    private static final Filter OPEN_ALERTS =
            Filter.in("state", List.of(State.OPEN, State.ACKNOWLEDGED, State.SUPPRESSED));
    private static final Filter OPEN_INCIDENTS =
            Filter.in("stage", List.of(Stage.REPORTED, Stage.ASSIGNED, Stage.ACCEPTED, Stage.RESOLVED));

    private final Model<AlertEvent, AlertView> alerts;
    private final Model<IncidentEvent, IncidentView> incidents;

    KnownOpenMatters(Model<AlertEvent, AlertView> alerts, Model<IncidentEvent, IncidentView> incidents) {
        this.alerts = alerts;
        this.incidents = incidents;
    }

    @Override
    public Handover leave(String note, String unit) {
        var matters = new ArrayList<Matter>();
        newest(incidents, unit, OPEN_INCIDENTS, "reportedAt")
                .forEach(incident -> matters.add(
                        new Matter("incident", incident.id(), incident.report().title())));
        newest(alerts, unit, OPEN_ALERTS, "raisedAt")
                .forEach(alert -> matters.add(
                        new Matter("alert", alert.id(), alert.firing().text())));
        var open = count(incidents, unit, OPEN_INCIDENTS) + count(alerts, unit, OPEN_ALERTS);
        return new Handover(note, List.copyOf(matters.subList(0, Math.min(MOST, matters.size()))), open);
    }

    private static <V> List<V> newest(Model<?, V> model, String unit, Filter open, String by) {
        View.Reader<V> reader = model.view().within(unit);
        return reader.values(reader.find(Query.where(open).descending(by).limit(MOST)));
    }

    private static int count(Model<?, ?> model, String unit, Filter open) {
        return model.view().within(unit).count(List.of(open)).values().stream()
                .mapToInt(Long::intValue)
                .sum();
    }
}
