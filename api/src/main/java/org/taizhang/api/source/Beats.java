package org.taizhang.api.source;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.taizhang.probes.Heartbeats;
import org.taizhang.projections.documents.Document;
import org.taizhang.projections.documents.Documents;
import org.taizhang.projections.documents.Schema;
import tools.jackson.databind.json.JsonMapper;

/** When each target last gave a sign of life, kept over restarts. */
@Component
class Beats implements Heartbeats {
    private static final String COLLECTION = "heartbeat";

    private final Documents documents;
    private final JsonMapper json;
    private final Clock clock;

    /** @param at of the last sign, or of the beginning of the wait for the first */
    record Beat(Instant at) {}

    Beats(Documents stateDocuments, JsonMapper json, Clock clock) {
        this.documents = stateDocuments;
        this.json = json;
        this.clock = clock;
        stateDocuments.define(Schema.of(COLLECTION));
    }

    Instant beat(UUID target) {
        var now = clock.instant();
        documents.replace(
                COLLECTION,
                List.of(new Document(target.toString(), 0, 0, "-", json.writeValueAsString(new Beat(now)))));
        return now;
    }

    @Override
    public Instant newest(UUID target) {
        var id = target.toString();
        var found = documents.get(COLLECTION, List.of(id)).get(id);
        return found == null
                ? beat(target)
                : json.readValue(found.json(), Beat.class).at();
    }
}
