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

/** The profile {@code mongo}: the same product, with everything but the ledger in MongoDB. */
class MongoTest {
    @TempDir
    Path data;

    @Test
    void everythingButTheLedgerIsInMongo() throws Exception {
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
                    .allMatch(file -> file.startsWith("ledger.db"));
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

    private Product start(String uri) {
        return Product.start(data, "spring.profiles.active=mongo", "taizhang.mongo-uri=" + uri);
    }
}
