package org.taizhang.api.wiring;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.taizhang.probes.log.Positions;
import org.taizhang.projections.documents.Document;
import org.taizhang.projections.documents.Documents;
import org.taizhang.projections.documents.Schema;
import tools.jackson.databind.json.JsonMapper;

/** Keeps up to where logs were read among what cannot be derived again. */
final class LogPositions implements Positions {
    private static final String COLLECTION = "log_position";

    private final Documents documents;
    private final JsonMapper json;

    record Kept(String position) {}

    LogPositions(Documents documents, JsonMapper json) {
        this.documents = documents;
        this.json = json;
        documents.define(Schema.of(COLLECTION));
    }

    @Override
    public Optional<String> of(UUID target) {
        var id = target.toString();
        return Optional.ofNullable(documents.get(COLLECTION, List.of(id)).get(id))
                .map(found -> json.readValue(found.json(), Kept.class).position());
    }

    @Override
    public void keep(UUID target, String position) {
        var document = json.writeValueAsString(new Kept(position));
        documents.replace(COLLECTION, List.of(new Document(target.toString(), 0, 0, "-", document)));
    }
}
