package org.taizhang.api.incident;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.taizhang.api.web.Model;
import org.taizhang.domain.incident.Managers;
import org.taizhang.domain.mandate.MandateEvent;
import org.taizhang.projections.mandate.MandateView;

/** Managers as the mandates' read model knows them. */
@Component
class KnownManagers implements Managers {
    private static final String PROCESS = "incident";

    private final Model<MandateEvent, MandateView> mandates;

    KnownManagers(Model<MandateEvent, MandateView> mandates) {
        this.mandates = mandates;
    }

    @Override
    public Optional<String> of(String unit) {
        for (var at = unit; ; at = at.substring(0, at.lastIndexOf('/'))) {
            var found = mandates.view()
                    .everything()
                    .get(MandateEvent.id(at, PROCESS))
                    .map(MandateView::state)
                    .filter(state -> !state.withdrawn());
            if (found.isPresent()) return Optional.of(found.get().appointment().person());
            if (at.indexOf('/') < 0) return Optional.empty();
        }
    }
}
