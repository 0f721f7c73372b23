package org.taizhang.ledger.mongo;

import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.codecs.configuration.CodecRegistries;

/**
 * The database of a ledger. What is written must be on the disks of a majority, what is read must be so already; both
 * are said with every operation, whatever the server's or the client's defaults.
 */
record Store(MongoClient client, MongoDatabase database) {
    static final String GROUPS = "group";

    static Store of(MongoClient client, String name, Duration write) {
        return new Store(
                client,
                client.getDatabase(name)
                        .withReadConcern(ReadConcern.MAJORITY)
                        .withReadPreference(ReadPreference.primaryPreferred())
                        .withWriteConcern(WriteConcern.MAJORITY
                                .withJournal(true)
                                .withWTimeout(write.toMillis(), TimeUnit.MILLISECONDS))
                        .withCodecRegistry(CodecRegistries.fromRegistries(
                                CodecRegistries.fromCodecs(new GroupCodec(), new SliceCodec()),
                                MongoClientSettings.getDefaultCodecRegistry())));
    }

    MongoCollection<Group> groups() {
        return database.getCollection(GROUPS, Group.class);
    }

    MongoCollection<Document> snapshots() {
        return database.getCollection("snapshot");
    }

    MongoCollection<Document> tiles() {
        return database.getCollection("tile");
    }

    MongoCollection<Document> checkpoints() {
        return database.getCollection("checkpoint");
    }

    MongoCollection<Document> personal() {
        return database.getCollection("personal");
    }

    /** Says that the database is a ledger, and of which format. */
    MongoCollection<Document> ledger() {
        return database.getCollection("ledger");
    }
}
