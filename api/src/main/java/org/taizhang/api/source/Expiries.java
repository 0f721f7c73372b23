package org.taizhang.api.source;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.taizhang.api.Settings;
import org.taizhang.api.due.Sweep;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.alert.AlertCommand.Clear;
import org.taizhang.domain.alert.AlertEvent.End;
import org.taizhang.projections.documents.Document;
import org.taizhang.projections.documents.Documents;
import org.taizhang.projections.documents.Field;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;
import org.taizhang.projections.documents.Schema;
import tools.jackson.databind.json.JsonMapper;

/**
 * Until when alerts count as firing that their system reports again and again; whichever is not, clears.
 *
 * <p>A repetition is a sign of life and no event, so that an alert that stands for a day is two events and not a thousand.
 * It is kept, synced like the ledger, because an alert must not clear for the product's own restart.
 */
@Component
class Expiries implements Sweep {
    private static final String COLLECTION = "alert-expiry";

    private final Documents documents;
    private final JsonMapper json;
    private final Deeds deeds;
    private final Actor self;

    record Expiry(Instant until) {}

    Expiries(Documents stateDocuments, JsonMapper json, Deeds deeds, Settings settings) {
        this.documents = stateDocuments;
        this.json = json;
        this.deeds = deeds;
        this.self = Actor.system("Expiries", settings.unit());
        stateDocuments.define(Schema.of(COLLECTION, Field.text("until")));
    }

    void keep(Map<UUID, Instant> until) {
        if (until.isEmpty()) return;
        documents.replace(
                COLLECTION,
                until.entrySet().stream()
                        .map(each -> new Document(
                                each.getKey().toString(),
                                0,
                                0,
                                "-",
                                json.writeValueAsString(new Expiry(each.getValue()))))
                        .toList());
    }

    void forget(Collection<UUID> alerts) {
        if (!alerts.isEmpty())
            documents.delete(COLLECTION, alerts.stream().map(UUID::toString).toList());
    }

    /** What cannot be cleared now is cleared the next time: only then it is forgotten. */
    @Override
    public void sweep(Instant now) {
        var due = Query.where(Filter.le("until", now)).ascending("until").limit(Query.MOST);
        for (var page = documents.find(COLLECTION, due);
                !page.documents().isEmpty();
                page = documents.find(COLLECTION, due)) {
            var alerts = page.documents();
            deeds.all(alerts, this::expire);
            forget(alerts.stream().map(found -> UUID.fromString(found.id())).toList());
        }
    }

    private void expire(Document found) {
        var alert = UUID.fromString(found.id());
        var until = json.readValue(found.json(), Expiry.class).until();
        try {
            deeds.tell(alert, new Clear(alert, new End(until, null, "not reported any more")), self, "");
        } catch (Unknown neverRaised) {
            // Its raising failed and was answered so; there is nothing to clear.
            return;
        }
    }
}
