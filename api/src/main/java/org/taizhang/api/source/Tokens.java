package org.taizhang.api.source;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.taizhang.api.account.OpaqueToken;
import org.taizhang.projections.documents.Document;
import org.taizhang.projections.documents.Documents;
import org.taizhang.projections.documents.Field;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;
import org.taizhang.projections.documents.Schema;
import tools.jackson.databind.json.JsonMapper;

/** The tokens of sources by their print, outside of the ledger: an event only names the credential it is about. */
@Component
class Tokens {
    private static final String COLLECTION = "source-token";

    private final Documents documents;
    private final JsonMapper json;

    /** Whose token it is. */
    record Holder(UUID source, UUID credential) {}

    Tokens(Documents stateDocuments, JsonMapper json) {
        this.documents = stateDocuments;
        this.json = json;
        stateDocuments.define(Schema.of(COLLECTION, Field.text("source")));
    }

    void keep(String token, Holder holder) {
        var document = new Document(OpaqueToken.print(token), 0, 0, "-", json.writeValueAsString(holder));
        documents.replace(COLLECTION, List.of(document));
    }

    Optional<Holder> holder(String token) {
        var id = OpaqueToken.print(token);
        return Optional.ofNullable(documents.get(COLLECTION, List.of(id)).get(id))
                .map(found -> json.readValue(found.json(), Holder.class));
    }

    /** Erases what lets nobody in any more: every token of the source but that of {@code credential}. */
    void forgetAllBut(UUID credential, UUID source) {
        var all = Query.where(Filter.eq("source", source)).limit(Query.MOST);
        documents.delete(
                COLLECTION,
                documents.find(COLLECTION, all).documents().stream()
                        .filter(found -> !json.readValue(found.json(), Holder.class)
                                .credential()
                                .equals(credential))
                        .map(Document::id)
                        .toList());
    }
}
