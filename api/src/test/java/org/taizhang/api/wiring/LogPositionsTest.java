package org.taizhang.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.projections.documents.SqliteDocuments;
import org.taizhang.projections.sqlite.Sqlite;
import tools.jackson.databind.json.JsonMapper;

class LogPositionsTest {
    @TempDir
    private Path folder;

    @Test
    void aPositionOutlivesARestartAndIsReplaced() {
        var target = UUID.randomUUID();
        try (var file = new Sqlite(folder.resolve("state.db"), 1)) {
            var positions = new LogPositions(new SqliteDocuments(file), new JsonMapper());
            assertThat(positions.of(target)).isEmpty();
            positions.keep(target, "1 a (dev=1,ino=2)");
            positions.keep(target, "2 b (dev=1,ino=\"2\")");
        }
        try (var file = new Sqlite(folder.resolve("state.db"), 1)) {
            var again = new LogPositions(new SqliteDocuments(file), new JsonMapper());
            assertThat(again.of(target)).contains("2 b (dev=1,ino=\"2\")");
            assertThat(again.of(UUID.randomUUID())).isEmpty();
        }
    }
}
