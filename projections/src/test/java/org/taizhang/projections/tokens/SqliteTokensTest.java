package org.taizhang.projections.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.projections.sqlite.Sqlite;

class SqliteTokensTest extends TokensContract {
    private final Sqlite file;

    SqliteTokensTest(@TempDir Path folder) {
        file = new Sqlite(folder.resolve("views.db"), 1);
    }

    @Override
    TokenStore node(String name, Duration timeout) {
        return new SqliteTokens(file, SERIALIZER, name, timeout, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void refusesASegmentThatWasSplitMeanwhile() {
        var tokens = node("one", LONG);
        tokens.initializeTokenSegments("view", 2);
        assertThatThrownBy(() -> tokens.fetchToken("view", Segment.ROOT_SEGMENT))
                .isInstanceOf(UnableToClaimTokenException.class)
                .hasMessageContaining("split");
        assertThat(tokens.fetchToken("view", Segment.computeSegment(0, 0, 1))).isNull();
    }
}
