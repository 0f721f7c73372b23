package org.taizhang.projections;

import java.time.Duration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.taizhang.projections.documents.Documents;
import org.taizhang.projections.documents.MongoDocuments;
import org.taizhang.projections.tokens.MongoTokens;

class RealMongoViewTest extends ViewContract {
    private final String database = MongoServers.database();

    @Override
    Documents documents() {
        return new MongoDocuments(MongoServers.real().getDatabase(database));
    }

    @Override
    TokenStore tokens(String node) {
        return MongoTokens.of(MongoServers.real(), database, SERIALIZER, node, Duration.ofSeconds(10));
    }
}
