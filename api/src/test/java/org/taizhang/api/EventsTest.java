package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.Role;
import org.taizhang.ledger.CommitLog;

/** The ledger as a stream: everything one may hear, in order, once, whatever happens to the connection. */
class EventsTest {
    private static Client.Answer report(Client operator, String title) {
        return operator.post("/api/v1/incidents", RestTest.incident(title)).expect(201);
    }

    @Test
    void theWholeLedgerIsToldInOrderAndThenWhatIsNew(@TempDir Path data) {
        try (var product = Product.start(data)) {
            var operator = product.person(Role.OPERATOR);
            var auditor = product.person(Role.AUDITOR);
            var before = report(operator, "before");
            try (var events = auditor.events(-1)) {
                events.awaitPosition(before.position());
                var now = report(operator, "now");
                events.awaitPosition(now.position());
                assertThat(events.positions()).isEqualTo(upTo(now.position()));
                var last = events.seen().getLast();
                assertThat(last.get("type").asString()).isEqualTo("incident.reported/1");
                assertThat(last.at("/data/report/title").asString()).isEqualTo("now");
                assertThat(last.at("/meta/actor.id").asString()).isEqualTo(operator.name());
                assertThat(operator.get("/api/v1/audit/" + now.position()).json())
                        .isEqualTo(last);
            }
            try (var events = auditor.events("")) {
                var next = report(operator, "next");
                events.awaitPosition(next.position());
                assertThat(events.positions()).containsExactly(next.position());
            }
        }
    }

    private static List<Long> upTo(long position) {
        return LongStream.rangeClosed(0, position).boxed().toList();
    }

    @Test
    void oneSubjectIsToldAlone(@TempDir Path data) {
        try (var product = Product.start(data)) {
            var operator = product.person(Role.OPERATOR);
            var mine = report(operator, "mine");
            report(operator, "another");
            var path = "/api/v1/incidents/" + mine.subject();
            var noted = operator.post(path + "/notes", RestTest.note("mine")).expect(200);
            try (var events = operator.events("?after=-1&subject=" + mine.subject())) {
                events.awaitPosition(noted.position());
                report(operator, "a third");
                var last = operator.post(path + "/notes", RestTest.note("mine")).expect(200);
                events.awaitPosition(last.position());
                assertThat(events.positions()).containsExactly(mine.position(), noted.position(), last.position());
            }
        }
    }

    @Test
    void aListenerGoesOnWhereTheConnectionOrTheProductWasLost(@TempDir Path data) {
        var heard = new ArrayList<Long>();
        Client operator;
        Client auditor;
        try (var product = Product.start(data)) {
            operator = product.person(Role.OPERATOR);
            auditor = product.person(Role.AUDITOR);
            for (int connection = 0; connection < 3; connection++) {
                try (var events = listen(auditor, heard)) {
                    events.awaitPosition(report(operator, "heard").position());
                    heard.addAll(events.positions());
                }
                report(operator, "while nobody listened");
            }
            try (var events = listen(auditor, heard)) {
                events.awaitPosition(report(operator, "before the end").position());
                product.close();
                events.awaitEnd();
                heard.addAll(events.positions());
            }
        }
        try (var product = Product.start(data)) {
            var again = operator.at(product);
            try (var events = listen(auditor.at(product), heard)) {
                var last = report(again, "after the start");
                events.awaitPosition(last.position());
                heard.addAll(events.positions());
                assertThat(heard).isEqualTo(upTo(last.position()));
            }
        }
    }

    private static Events listen(Client auditor, List<Long> heard) {
        return heard.isEmpty()
                ? auditor.events(-1)
                : auditor.events("?after=0", "Last-Event-ID", heard.getLast().toString());
    }

    @Test
    void aUnitHearsOfItselfAndOfThoseBelow(@TempDir Path data) {
        try (var product = Product.start(data)) {
            var operator = product.person(Role.OPERATOR);
            var local = product.personOf("230000/230100", Role.WATCH);
            var expected = new ArrayList<Long>();
            try (var events = local.events(product.bean(CommitLog.class).head() - 1)) {
                for (var unit :
                        List.of("230000/230100", "230000", "230000/230100/gxj", "230000/230200", "230000/230100")) {
                    var body = RestTest.incident("somewhere").replace("230000/230100", unit);
                    var answer = operator.post("/api/v1/incidents", body).expect(201);
                    if (unit.startsWith("230000/230100")) expected.add(answer.position());
                }
                events.awaitPosition(expected.getLast());
                assertThat(events.positions()).isEqualTo(expected);
            }
            var foreign = product.personOf("230000/230200", Role.WATCH);
            var subject = local.get("/api/v1/audit/" + expected.getFirst())
                    .json()
                    .at("/subject/id")
                    .asString();
            try (var events = foreign.events("?after=-1&subject=" + subject)) {
                var body = RestTest.incident("theirs").replace("230000/230100", "230000/230200");
                operator.post("/api/v1/incidents/" + subject + "/notes", RestTest.note("not for them"))
                        .expect(200);
                operator.post("/api/v1/incidents", body).expect(201);
                product.close();
                events.awaitEnd();
                assertThat(events.seen()).isEmpty();
            }
        }
    }

    @Test
    void aStreamEndsWithTheSessionItWasAskedForIn(@TempDir Path data) {
        try (var product = Product.start(data)) {
            var operator = product.person(Role.OPERATOR);
            var leaver = product.person(Role.WATCH);
            try (var disabled = leaver.events("");
                    var loggedOut = operator.events("")) {
                var account = "/api/v1/accounts/" + Product.account(leaver.name());
                product.admin()
                        .post(account + "/disablement", "{\"text\": \"left\"}")
                        .expect(200);
                var unheard = report(operator, "not for who has left").position();
                disabled.awaitEnd();
                assertThat(disabled.positions()).doesNotContain(unheard);

                operator.delete("/api/v1/session").expect(204);
                var after = report(product.person(Role.OPERATOR), "not for who logged out")
                        .position();
                loggedOut.awaitEnd();
                assertThat(loggedOut.positions()).contains(unheard).doesNotContain(after);
            }
        }
    }

    @Test
    void whereToGoOnFromIsAPosition(@TempDir Path data) {
        try (var product = Product.start(data)) {
            var operator = product.person(Role.OPERATOR);
            for (var bad : List.of("x", "1.5", "-2", "9223372036854775807", "9223372036854775808"))
                operator.get("/api/v1/events", "Last-Event-ID", bad).expectProblem(400, "bad-last-event-id");
            operator.get("/api/v1/events?after=x").expectProblem(400, "http-400");
            operator.get("/api/v1/events?subject=x").expectProblem(400, "http-400");
            operator.get("/api/v1/events", "Accept", "application/json").expectProblem(406, "http-406");
            try (var events = operator.events("?after=-1&subject=" + UUID.randomUUID(), "Last-Event-ID", " ")) {
                assertThat(events.seen()).isEmpty();
            }
        }
    }
}
