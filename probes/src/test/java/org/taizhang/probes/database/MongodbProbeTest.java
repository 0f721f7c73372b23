package org.taizhang.probes.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.taizhang.probes.Seeing.value;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.target.Check;
import org.taizhang.probes.RawServer;
import org.taizhang.probes.Secrets;
import org.taizhang.probes.Seeing;
import org.taizhang.probes.peer.Peer;

/** Against a server in memory, which knows what MongoDB is asked but little of what it answers. */
class MongodbProbeTest {
    private final MongodbProbe probe = new MongodbProbe(new Secrets(Map.of()));

    private Observation see(String address, String credential, Duration patience) throws InterruptedException {
        var check = new Check.Mongodb(credential, null);
        return Seeing.run((target, readings) -> probe.read(target, check, readings), address, check, patience);
    }

    @Test
    void tellsOfItself() throws Exception {
        var server = new MongoServer(new MemoryBackend());
        try {
            var address = server.bind();
            var seen = see("mongodb://127.0.0.1:" + address.getPort(), null, Duration.ofSeconds(10));
            assertThat(seen.outcome()).as(seen.detail()).isEqualTo(Outcome.SUCCEEDED);
            assertThat(value(seen, "database_up")).isEqualTo(1);
            assertThat(value(seen, "database_ping_seconds")).isPositive();
            assertThat(value(seen, "database_sessions")).isPositive();
            assertThat(seen.facts().get("database_version")).startsWith("MongoDB ");
        } finally {
            server.shutdown();
        }
    }

    @Test
    void saysThatNobodyIsThereOrSomethingElse() throws Exception {
        var nobody = see("mongodb://127.0.0.1:" + Peer.freePort(), null, Duration.ofMillis(500));
        assertThat(nobody.outcome()).isNotEqualTo(Outcome.SUCCEEDED);
        assertThat(value(nobody, "database_up")).isZero();
        try (var other = RawServer.saying("HTTP/1.1 400 Bad\r\n\r\n")) {
            assertThat(see("mongodb://127.0.0.1:" + other.port(), null, Duration.ofMillis(500))
                            .outcome())
                    .isNotEqualTo(Outcome.SUCCEEDED);
        }
        assertThat(see("mongodb://127.0.0.1:1", "file:nobody", Duration.ofSeconds(1))
                        .detail())
                .isEqualTo("There is no credential file:nobody");
        assertThat(see("redis://127.0.0.1:1", null, Duration.ofSeconds(1)).detail())
                .isEqualTo("The address is not mongodb://…");
    }
}
