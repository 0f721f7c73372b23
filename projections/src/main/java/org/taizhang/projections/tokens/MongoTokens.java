package org.taizhang.projections.tokens;

import com.mongodb.client.MongoClient;
import java.time.Duration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.Serializer;

/** Axon's own token store for MongoDB, in the database of the documents. */
public final class MongoTokens {
    private MongoTokens() {}

    /** Tokens as one node sees them; a claim that was not renewed for the timeout is void. */
    public static TokenStore of(
            MongoClient client, String database, Serializer serializer, String node, Duration timeout) {
        return MongoTokenStore.builder()
                .mongoTemplate(DefaultMongoTemplate.builder()
                        .mongoDatabase(client, database)
                        .trackingTokensCollectionName("_tokens")
                        .build())
                .serializer(serializer)
                .nodeId(node)
                .claimTimeout(timeout)
                .build();
    }
}
