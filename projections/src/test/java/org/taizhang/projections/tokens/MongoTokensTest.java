package org.taizhang.projections.tokens;

import java.time.Duration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.taizhang.projections.MongoServers;

class MongoTokensTest extends TokensContract {
    private final String database = MongoServers.database();

    @Override
    TokenStore node(String name, Duration timeout) {
        return MongoTokens.of(MongoServers.inMemory(), database, SERIALIZER, name, timeout);
    }
}
