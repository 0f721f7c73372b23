package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.Role;
import org.taizhang.ledger.CommitLog;

/** Very many alerts at once: every one of them is told, by few messages, and the ledger hardly grows by the telling. */
class StormTest {
    /** By hand with {@code -Dstorm.alerts=50000}. */
    private static final int ALERTS = Integer.getInteger("storm.alerts", 1_000);

    private static final int AT_ONCE = 16;

    @Test
    void everyAlertIsToldByFewMessages(@TempDir Path data) throws Exception {
        try (var hook = new Hook();
                var product = Product.start(data, DeliveryTest.hook("hook", hook))) {
            product.person(Role.OPERATOR)
                    .post("/api/v1/routes", DeliveryTest.route("hook"))
                    .expect(201);
            var before = product.bean(CommitLog.class).head();
            raise(product);
            var messages = 0;
            for (var told = 0; told < ALERTS; messages++)
                told += hook.await().json().get("count").asInt();
            assertThat(hook.waiting()).isZero();
            assertThat(messages).isLessThanOrEqualTo(10);
            var entries = product.bean(CommitLog.class).head() - before;
            assertThat(entries).isLessThan(2L * ALERTS + 5L * messages + 10);
        }
    }

    private static void raise(Product product) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var raised = IntStream.range(0, ALERTS)
                    .<Future<?>>mapToObj(
                            i -> threads.submit(() -> DeliveryTest.raise(product, UUID.randomUUID(), 3, "owner")))
                    .toList();
            for (var each : raised) each.get();
        }
    }
}
