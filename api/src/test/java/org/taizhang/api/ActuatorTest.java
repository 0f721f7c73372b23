package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.observation.Sample;
import org.taizhang.domain.target.Check;
import org.taizhang.probes.Credential;
import org.taizhang.probes.Fetch;
import org.taizhang.probes.Watch;
import org.taizhang.probes.Watched;
import org.taizhang.probes.middleware.ActuatorProbe;

/** The probe of actuators reads the product itself, which is a Spring Boot application. */
class ActuatorTest {
    private static Observation see(String address, String password) throws InterruptedException {
        var check = new Check.Actuator("file:admin");
        var probe = new ActuatorProbe(new Fetch(reference -> new Credential("admin", password), Clock.systemUTC()));
        var target = new Watched(UUID.randomUUID(), address, check, Duration.ofMinutes(1), Duration.ofSeconds(20));
        return new Watch((watched, readings) -> probe.read(watched, check, readings), Clock.systemUTC()).run(target);
    }

    @Test
    void healthIsReadByComponentAndAWrongPasswordIsTold(@TempDir Path data) throws Exception {
        try (var product = Product.start(data)) {
            var address = product.url() + "/actuator";
            var seen = see(address, Product.PASSWORD);
            assertThat(seen.outcome()).as(seen.detail()).isEqualTo(Outcome.SUCCEEDED);
            assertThat(seen.samples())
                    .contains(
                            Sample.of("middleware_component_up", 1),
                            new Sample("middleware_component_up", "ledger", 1));
            assertThat(seen.samples())
                    .filteredOn(sample -> sample.metric().equals("middleware_heap_used_ratio"))
                    .singleElement()
                    .satisfies(sample -> assertThat(sample.value()).isBetween(0.001, 1.0));
            assertThat(see(address, "wr0ng").detail())
                    .isEqualTo("The actuator's health answered 401")
                    .doesNotContain("wr0ng");
        }
    }
}
