package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.Role;
import org.taizhang.ledger.CannotOpen;

/** The profile {@code mongo}: the same product, with everything in MongoDB. */
class MongoTest {
    @TempDir
    Path data;

    @Test
    void everythingIsInMongo() throws Exception {
        var server = new MongoServer(new MemoryBackend());
        var uri = server.bindAndGetConnectionString() + "/office";
        try (var site = new WatchedSite()) {
            String operator;
            String target;
            try (var product = start(uri)) {
                var person = product.person(Role.OPERATOR);
                operator = person.token();
                try (var events = person.events(-1)) {
                    target = person.post("/api/v1/targets", FirstLightTest.portal(site.url(), "wang"))
                            .expect(201)
                            .subject();
                    site.stop();
                    events.await("incident.graded/1");
                }
            }
            assertThat(Files.list(data).map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("checkpoint.key", "tlog");
            try (var again = start(uri)) {
                var person = new Client(again.url(), operator, "");
                assertThat(person.get("/api/v1/incidents").expect(200).items()).hasSize(1);
                assertThat(person.get("/api/v1/overview").expect(200).json().get("alerts"))
                        .hasSize(1);
                assertThat(person.get("/api/v1/targets/" + target + "/metrics")
                                .expect(200)
                                .json())
                        .isNotEmpty();
            }
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    void withoutAUriItDoesNotStart() {
        assertThatThrownBy(() -> Product.start(data, "spring.profiles.active=mongo"))
                .hasStackTraceContaining("taizhang.mongo-uri");
    }

    @Test
    void aServerThatMayLoseWhatItAcknowledgedIsRefused() {
        var server = new MongoServer(new MemoryBackend());
        try {
            var uri = server.bindAndGetConnectionString() + "/office";
            assertThatThrownBy(() -> Product.start(data, "spring.profiles.active=mongo", "taizhang.mongo-uri=" + uri))
                    .hasStackTraceContaining(CannotOpen.Unsafe.class.getName())
                    .hasStackTraceContaining("does not know the command hello");
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    void aLedgerInAFileIsNotLeftBehindInSilence() throws Exception {
        Files.createFile(data.resolve("ledger.db"));
        var server = new MongoServer(new MemoryBackend());
        try {
            var uri = server.bindAndGetConnectionString() + "/office";
            assertThatThrownBy(() -> start(uri)).hasRootCauseInstanceOf(CannotOpen.Elsewhere.class);
        } finally {
            server.shutdownNow();
        }
    }

    private Product start(String uri) {
        return Product.start(
                data,
                "spring.profiles.active=mongo",
                "taizhang.mongo-uri=" + uri,
                "taizhang.ledger.accept-standalone=true");
    }
}
