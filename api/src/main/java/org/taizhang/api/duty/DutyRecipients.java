package org.taizhang.api.duty;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.taizhang.api.web.Model;
import org.taizhang.domain.duty.DutyEvent;
import org.taizhang.domain.notification.Recipients;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;
import org.taizhang.projections.duty.DutyView;

/** {@code duty:…}, with the name of a roster, is those whose turn it was by it when something was said. */
@Component
class DutyRecipients implements Recipients {
    private static final String DUTY = "duty:";

    private final Model<DutyEvent, DutyView> duties;

    DutyRecipients(Model<DutyEvent, DutyView> duties) {
        this.duties = duties;
    }

    @Override
    public Optional<List<String>> resolve(String recipient, String unit, Instant at) {
        if (!recipient.startsWith(DUTY)) return Optional.empty();
        var reader = duties.view().everything();
        var named = Query.where(
                Filter.eq("roster.name", recipient.substring(DUTY.length())), Filter.eq("dissolved", false));
        return Optional.of(reader.values(reader.find(named)).stream()
                .flatMap(duty -> duty.turns().at(at).stream())
                .flatMap(turn -> turn.people().stream())
                .distinct()
                .toList());
    }
}
