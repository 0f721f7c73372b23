package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.Role;
import org.taizhang.ledger.CommitLog;

/** A request that is repeated because its answer was lost is done once. */
class IdempotencyTest {
    private static final String KEY = "Idempotency-Key";

    @Test
    void aRepetitionIsAnsweredAsTheFirstTimeAlsoAfterARestart(@TempDir Path data) {
        Client operator;
        Client.Answer created;
        Client.Answer noted;
        try (var product = Product.start(data)) {
            operator = product.person(Role.OPERATOR);
            created = once(product, operator, "/api/v1/incidents", RestTest.incident("once"), 201);
            var notes = "/api/v1/incidents/" + created.subject() + "/notes";
            noted = once(product, operator, notes, RestTest.note("once"), 200);

            operator.post("/api/v1/incidents", RestTest.incident("other"), KEY, "key")
                    .expectProblem(422, "idempotency-key-reused");
            operator.post("/api/v1/incidents", RestTest.incident("once"), KEY, "key2")
                    .expect(201);
            product.person(Role.OPERATOR)
                    .post("/api/v1/incidents", RestTest.incident("mine"), KEY, "key")
                    .expect(201);
        }
        try (var again = Product.start(data)) {
            var head = again.bean(CommitLog.class).head();
            operator = new Client(again.url(), operator.token(), operator.name());
            var replayed = operator.post("/api/v1/incidents", RestTest.incident("once"), KEY, "key")
                    .expect(201);
            assertThat(replayed.body()).isEqualTo(created.body());
            assertThat(replayed.header("Idempotency-Replayed")).isEqualTo("true");
            var notes = "/api/v1/incidents/" + created.subject() + "/notes";
            assertThat(operator.post(notes, RestTest.note("once"), KEY, "key" + notes)
                            .expect(200)
                            .position())
                    .isEqualTo(noted.position());
            assertThat(again.bean(CommitLog.class).head()).isEqualTo(head);
        }
    }

    private static Client.Answer once(Product product, Client operator, String path, String body, int status) {
        var key = path.endsWith("notes") ? "key" + path : "key";
        var first = operator.post(path, body, KEY, key).expect(status);
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        var head = product.bean(CommitLog.class).head();
        var second = operator.post(path, body, KEY, key).expect(status);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.body()).isEqualTo(first.body());
        for (var header : List.of("Location", "ETag", "Taizhang-Position", "Content-Type"))
            assertThat(second.header(header)).isEqualTo(first.header(header));
        assertThat(product.bean(CommitLog.class).head()).isEqualTo(head);
        return first;
    }

    @Test
    void manyAtOnceHaveOneEffect(@TempDir Path data) throws Exception {
        try (var product = Product.start(data);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var operator = product.person(Role.OPERATOR);
            var incident = "/api/v1/incidents/"
                    + operator.post("/api/v1/incidents", RestTest.incident("busy"))
                            .subject();
            for (var path : List.of("/api/v1/incidents", incident + "/notes")) {
                var body = path.endsWith("notes") ? RestTest.note("once") : RestTest.incident("once");
                var head = product.bean(CommitLog.class).head();
                Callable<Client.Answer> repetition = () -> operator.post(path, body, KEY, "at once " + path);
                var answers = new ArrayList<Client.Answer>();
                for (var answer : threads.invokeAll(
                        IntStream.range(0, 16).mapToObj(i -> repetition).toList())) answers.add(answer.get());
                assertThat(product.bean(CommitLog.class).head()).isEqualTo(head + 1);
                var done =
                        answers.stream().filter(answer -> answer.status() < 300).toList();
                assertThat(done)
                        .isNotEmpty()
                        .extracting(Client.Answer::body)
                        .containsOnly(done.getFirst().body());
                answers.stream()
                        .filter(answer -> answer.status() >= 300)
                        .forEach(answer -> answer.expectProblem(409, "idempotency-key-in-use"));
            }
        }
    }

    @Test
    void whatWasRefusedIsJudgedAnew(@TempDir Path data) {
        try (var product = Product.start(data)) {
            var operator = product.person(Role.OPERATOR);
            operator.post("/api/v1/incidents", RestTest.incident(""), KEY, "key")
                    .expectProblem(400, "invalid");
            var created = operator.post("/api/v1/incidents", RestTest.incident("now"), KEY, "key")
                    .expect(201);
            var path = "/api/v1/incidents/" + created.subject();
            operator.post(path + "/acceptance", null, KEY, "accept").expectProblem(409, "subject.stage");
            operator.put(path + "/assignment", "{\"assignee\": \"%s\"}".formatted(operator.name()))
                    .expect(200);
            operator.post(path + "/acceptance", null, KEY, "accept").expect(200);
            operator.post(path + "/notes", RestTest.note("x"), KEY, " ").expectProblem(400, "bad-idempotency-key");
            operator.post(path + "/notes", RestTest.note("x"), KEY, "k".repeat(201))
                    .expectProblem(400, "bad-idempotency-key");
        }
    }

    @Test
    void aCreationWhoseAnswerWasLostIsStillDoneOnce(@TempDir Path data) throws Exception {
        Client operator;
        String subject;
        var body = RestTest.incident("lost");
        try (var product = Product.start(data)) {
            operator = product.person(Role.OPERATOR);
            subject = operator.post("/api/v1/incidents", body, KEY, "lost")
                    .expect(201)
                    .subject();
        }
        assertThat(Contents.change(data.resolve("state.db"), "DELETE FROM idempotency"))
                .isPositive();
        try (var again = Product.start(data)) {
            operator = new Client(again.url(), operator.token(), operator.name());
            var head = again.bean(CommitLog.class).head();
            var repeated = operator.post("/api/v1/incidents", body, KEY, "lost").expect(201);
            assertThat(repeated.subject()).isEqualTo(subject);
            assertThat(again.bean(CommitLog.class).head()).isEqualTo(head);
        }
    }
}
