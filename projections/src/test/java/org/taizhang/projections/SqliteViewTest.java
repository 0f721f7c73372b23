package org.taizhang.projections;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.projections.documents.Documents;
import org.taizhang.projections.documents.SqliteDocuments;
import org.taizhang.projections.sqlite.Sqlite;
import org.taizhang.projections.tokens.SqliteTokens;

class SqliteViewTest extends ViewContract {
    private final Sqlite file;

    SqliteViewTest(@TempDir Path folder) {
        file = new Sqlite(folder.resolve("views.db"), 2);
    }

    @Override
    Documents documents() {
        return new SqliteDocuments(file);
    }

    @Override
    TokenStore tokens(String node) {
        return new SqliteTokens(file, SERIALIZER, node, Duration.ofSeconds(10), Clock.systemUTC());
    }

    @AfterEach
    void close() throws Exception {
        stop();
        file.close();
    }
}
