package org.taizhang.projections;

import java.time.Duration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.taizhang.projections.documents.Documents;
import org.taizhang.projections.documents.MongoDocuments;
import org.taizhang.projections.tokens.MongoTokens;

class MongoViewTest extends ViewContract {
    private final String database = MongoServers.database();

    @Override
    Documents documents() {
        return new MongoDocuments(MongoServers.inMemory().getDatabase(database));
    }

    @Override
    TokenStore tokens(String node) {
        return MongoTokens.of(MongoServers.inMemory(), database, SERIALIZER, node, Duration.ofSeconds(10));
    }
}
