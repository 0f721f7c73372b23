package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.api.web.Commands;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Role;
import org.taizhang.domain.alert.AlertCommand.Clear;
import org.taizhang.domain.alert.AlertCommand.Raise;
import org.taizhang.domain.alert.AlertEvent;
import org.taizhang.domain.alert.AlertEvent.End;
import org.taizhang.domain.alert.AlertEvent.Firing;
import org.taizhang.domain.observation.Comparison;
import org.taizhang.domain.observation.Sample;
import tools.jackson.databind.JsonNode;

/** What is told goes out over channels: until it is there or given up, in order, and the end the way of the beginning. */
class DeliveryTest {
    private static final Actor WATCH = Actor.system("test", "230000");
    private static final String UNIT = "230000/230100";
    private static final String[] QUICK = {
        "taizhang.notifications.backoff=20ms",
        "taizhang.notifications.attempts=4",
        "taizhang.notifications.waits=0s,0s,0s,0s",
        "taizhang.notifications.most=100",
        "taizhang.notifications.circuit-failures=100"
    };

    static String[] settings(String... more) {
        return Stream.concat(Arrays.stream(QUICK), Arrays.stream(more)).toArray(String[]::new);
    }

    static String[] hook(String name, Hook hook) {
        var channel = "taizhang.notifications.channels." + name;
        return new String[] {channel + ".type=webhook", channel + ".url=" + hook.url(), channel + ".timeout=20s"};
    }

    static String route(String... channels) {
        var ways = Stream.of(channels)
                .map(channel -> "{\"channel\": \"%s\", \"recipients\": []}".formatted(channel))
                .toList();
        return """
                {"name": "all", "unit": "230000", "kinds": [], "severity": 4, "occasions": [], "hours": "ALWAYS",
                 "ways": [%s]}""".formatted(String.join(", ", ways));
    }

    static UUID raise(Product product, UUID target, int severity, String... route) {
        var alert = AlertEvent.id(target, "down");
        var firing = new Firing(
                "down",
                "Portal",
                "website",
                Sample.of("probe_success", 0),
                Comparison.BELOW,
                1.0,
                severity,
                "门户 <不可用> & down",
                List.of(route),
                null,
                null,
                null,
                null);
        product.bean(Commands.class).send(alert, new Raise(alert, target, UNIT, firing, Instant.now(), null), WATCH);
        return alert;
    }

    static void clear(Product product, UUID alert) {
        product.bean(Commands.class).send(alert, new Clear(alert, new End(Instant.now(), null, "good again")), WATCH);
    }

    private static JsonNode attempted(Events events, String verdict) {
        return events.await(
                        "notification.attempted/1",
                        data -> data.get("verdict").asString().equals(verdict))
                .get("data");
    }

    @Test
    void aMessageIsTriedUntilItIsThere(@TempDir Path data) throws Exception {
        try (var hook = new Hook().answering(() -> 503, () -> 429, () -> 200);
                var product = Product.start(data, settings(hook("hook", hook)))) {
            var operator = product.person(Role.OPERATOR);
            operator.post("/api/v1/routes", route("hook")).expect(201);
            try (var events = operator.events("")) {
                var alert = raise(product, UUID.randomUUID(), 1, "owner");
                var delivered = attempted(events, "DELIVERED");
                assertThat(delivered.get("attempt").asInt()).isEqualTo(3);
                assertThat(delivered.at("/covered/count").asInt()).isEqualTo(1);
                assertThat(delivered.at("/covered/positions")).hasSize(1);
                var first = hook.await();
                assertThat(first.headers().get("Idempotency-Key"))
                        .isEqualTo(delivered.get("notification").asString() + ".1");
                assertThat(first.json().at("/items/0/matter").asString()).isEqualTo(alert.toString());
                assertThat(first.json().get("subject").asString()).isEqualTo("[严重] 触发：门户 <不可用> & down");
                for (var i = 0; i < 2; i++) {
                    var again = hook.await();
                    assertThat(again.body()).isEqualTo(first.body());
                    assertThat(again.headers())
                            .containsEntry("Idempotency-Key", first.headers().get("Idempotency-Key"));
                }
                var seen = operator.get(
                                "/api/v1/notifications?state=DELIVERED",
                                "If-Position-At-Least",
                                events.positions().getLast().toString())
                        .items();
                assertThat(seen).hasSize(1);
                assertThat(seen.getFirst().get("attempts").asInt()).isEqualTo(3);
                assertThat(seen.getFirst().at("/line/channel").asString()).isEqualTo("hook");
            }
        }
    }

    @Test
    void theEndGoesTheWayOfTheBeginningThoughTheRouteWasChanged(@TempDir Path data) throws Exception {
        try (var old = new Hook();
                var other = new Hook();
                var product = Product.start(
                        data,
                        settings(Stream.of(hook("old", old), hook("other", other))
                                .flatMap(Stream::of)
                                .toArray(String[]::new)))) {
            var operator = product.person(Role.OPERATOR);
            var route =
                    operator.post("/api/v1/routes", route("old")).expect(201).subject();
            var alert = raise(product, UUID.randomUUID(), 1, "owner");
            assertThat(old.await().json().at("/items/0/occasion").asString()).isEqualTo("RAISED");
            operator.put("/api/v1/routes/" + route, route("other")).expect(200);
            clear(product, alert);
            var end = old.await().json();
            assertThat(end.at("/items/0/occasion").asString()).isEqualTo("CLEARED");
            assertThat(end.get("message").asInt()).isEqualTo(2);
            raise(product, UUID.randomUUID(), 1, "owner");
            assertThat(other.await().json().at("/items/0/occasion").asString()).isEqualTo("RAISED");
            assertThat(old.waiting()).isZero();
            operator.post(
                            "/api/v1/routes/" + route + "/retirement",
                            "{\"reason\": \"moved\"}".replace("reason", "text"))
                    .expect(200);
        }
    }

    @Test
    void whatIsGivenUpIsAlertedListedAndDeliveredAgainOnDemand(@TempDir Path data) throws Exception {
        try (var hook = new Hook().answering(() -> 500);
                var product = Product.start(
                        data, settings(append(hook("hook", hook), "taizhang.notifications.attempts=2")))) {
            var operator = product.person(Role.OPERATOR);
            var route = operator.post(
                            "/api/v1/routes", route("hook").replace("\"kinds\": []", "\"kinds\": [\"website\"]"))
                    .expect(201);
            try (var events = operator.events("")) {
                raise(product, UUID.randomUUID(), 1, "owner");
                var dead = attempted(events, "DEAD_LETTERED");
                assertThat(dead.at("/outcomes/0/detail").asString()).isEqualTo("127.0.0.1 answered 500");
                var told = events.await("alert.raised/1").get("data");
                assertThat(told.at("/firing/rule").asString()).isEqualTo("undelivered");
                var at = events.positions().getLast().toString();
                var listed = operator.get("/api/v1/notifications?state=DEAD_LETTERED", "If-Position-At-Least", at)
                        .items();
                assertThat(listed).hasSize(1);
                var path = "/api/v1/notifications/" + dead.get("notification").asString() + "/messages/";
                operator.post(path + "2/redelivery", null).expectProblem(409, "notification.not-given-up");
                product.person(Role.WATCH).post(path + "1/redelivery", null).expect(403);
                hook.answering(() -> 200);
                operator.post(path + "1/redelivery", null).expect(200);
                assertThat(attempted(events, "DELIVERED").get("message").asInt())
                        .isEqualTo(1);
                assertThat(events.await("alert.cleared/1").at("/data/alert").asString())
                        .isEqualTo(told.get("alert").asString());
                hook.await();
                hook.await();
                var again = hook.await().json();
                assertThat(again.get("again").asBoolean()).isTrue();
                assertThat(again.get("subject").asString()).startsWith("【重新投递】");
                assertThat(route.subject()).isNotEmpty();
            }
        }
    }

    @Test
    void aStopBetweenAttemptAndOutcomeLosesNothingAndKeepsTheOrder(@TempDir Path data) throws Exception {
        var arrived = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        try (var hook = new Hook().answering(() -> {
            arrived.countDown();
            await(never);
            return 200;
        })) {
            Client operator;
            String first;
            try (var product = Product.start(data, settings(hook("hook", hook)))) {
                operator = product.person(Role.OPERATOR);
                operator.post("/api/v1/routes", route("hook")).expect(201);
                var alert = raise(product, UUID.randomUUID(), 1, "owner");
                assertThat(arrived.await(30, java.util.concurrent.TimeUnit.SECONDS))
                        .isTrue();
                first = hook.await().headers().get("Idempotency-Key");
                try (var events = operator.events("")) {
                    clear(product, alert);
                    events.await("notification.opened/1");
                }
            }
            hook.answering(() -> 200);
            never.countDown();
            try (var product = Product.start(data, settings(hook("hook", hook)))) {
                assertThat(product.url()).isNotEmpty();
                var again = hook.await();
                assertThat(again.headers()).containsEntry("Idempotency-Key", first);
                assertThat(again.json().at("/items/0/occasion").asString()).isEqualTo("RAISED");
                var end = hook.await().json();
                assertThat(end.at("/items/0/occasion").asString()).isEqualTo("CLEARED");
                assertThat(end.get("message").asInt()).isEqualTo(2);
            }
        }
    }

    @Test
    void whatComesTogetherIsOneMessageAndSaysExactlyWhatItTells(@TempDir Path data) throws Exception {
        try (var hook = new Hook();
                var product = Product.start(
                        data, settings(append(hook("hook", hook), "taizhang.notifications.waits=0s,0s,3s,3s")))) {
            var operator = product.person(Role.OPERATOR);
            operator.post("/api/v1/routes", route("hook")).expect(201);
            try (var events = operator.events("")) {
                for (var i = 0; i < 30; i++) raise(product, UUID.randomUUID(), 3, "owner");
                var covered = attempted(events, "DELIVERED").get("covered");
                assertThat(covered.get("count").asInt()).isEqualTo(30);
                assertThat(covered.get("worst").asInt()).isEqualTo(3);
                assertThat(covered.get("positions")).hasSize(30);
                var body = hook.await().json();
                assertThat(body.get("items")).hasSize(30);
                assertThat(body.get("subject").asString()).isEqualTo("[一般] website 30 条通知（其中解除 0 条）");
                assertThat(body.get("text").asString()).contains("另有 10 条");
                assertThat(hook.waiting()).isZero();
                assertThat(events.seen().stream()
                                .filter(event -> event.get("type").asString().startsWith("notification.")))
                        .hasSize(3);
            }
        }
    }

    @Test
    void aChannelThatDoesNotAnswerHoldsUpNoOther(@TempDir Path data) throws Exception {
        var never = new CountDownLatch(1);
        try (var dead = new Hook().answering(() -> {
                    await(never);
                    return 200;
                });
                var well = new Hook();
                var product = Product.start(
                        data,
                        settings(Stream.of(hook("dead", dead), hook("well", well))
                                .flatMap(Stream::of)
                                .toArray(String[]::new)))) {
            var operator = product.person(Role.OPERATOR);
            operator.post("/api/v1/routes", route("dead", "well")).expect(201);
            for (var i = 1; i <= 10; i++) {
                raise(product, UUID.randomUUID(), 1, "owner");
                assertThat(well.await().json().get("message").asInt()).isEqualTo(i);
            }
            assertThat(dead.await().json().get("message").asInt()).isEqualTo(1);
            never.countDown();
            // What came up meanwhile is one message.
            var rest = dead.await().json();
            assertThat(rest.get("count").asInt()).isEqualTo(9);
        }
    }

    @Test
    void withoutARouteNobodyIsToldButInTheInbox(@TempDir Path data) throws Exception {
        try (var product = Product.start(data, settings())) {
            var operator = product.person(Role.OPERATOR);
            try (var events = operator.events("")) {
                raise(product, UUID.randomUUID(), 1, "owner");
                events.await("incident.graded/1");
                var at = events.positions().getLast().toString();
                var notices = operator.get("/api/v1/notices", "If-Position-At-Least", at)
                        .items();
                assertThat(notices).hasSize(1);
                assertThat(notices.getFirst().get("severity").asInt()).isEqualTo(1);
                assertThat(operator.get("/api/v1/notifications").items()).isEmpty();
            }
        }
    }

    static String[] append(String[] some, String... more) {
        var all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(Duration.ofMinutes(1).toSeconds(), java.util.concurrent.TimeUnit.SECONDS))
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
