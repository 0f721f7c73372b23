package org.taizhang.api.clause;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.api.Client;
import org.taizhang.api.Product;
import org.taizhang.api.standard.SettableClock;
import org.taizhang.domain.Role;
import tools.jackson.databind.JsonNode;

/** The standard answered from the ledger: what was owed and not done is overdue, and an alert until it is done. */
class ClauseTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String[] SETTINGS = {
        "taizhang.security.session-idle=900d",
        "taizhang.security.session-length=900d",
        "taizhang.clauses.cadences.[4-0].every=1",
        "taizhang.clauses.cadences.[4-0].unit=WEEK"
    };
    private static final String TARGET = """
            {"name": "省政府门户网站", "unit": "230000", "kind": "website", "address": "http://127.0.0.1:9/", "owner": "li",
             "interval": "PT1H", "timeout": "PT5S", "thresholds": [], "escalation": []}""";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-30T02:00:00Z"));
    private final Clock usual = GenericEventMessage.clock;

    @AfterEach
    void backToTheUsualClock() {
        GenericEventMessage.clock = usual;
    }

    private static JsonNode standing(Client client, String clause, String days, String position) {
        return client.get("/api/v1/clauses/" + clause + days, "If-Position-At-Least", position)
                .expect(200)
                .json();
    }

    @Test
    void whatIsOwedIsDueThenOverdueAndAnAlertUntilItIsDone(@TempDir Path data) {
        GenericEventMessage.clock = clock;
        try (var product = Product.start(data, clock, SETTINGS)) {
            var operator = product.person(Role.OPERATOR);
            var target = operator.post("/api/v1/targets", TARGET).expect(201);
            var position = Long.toString(target.position());
            var first = standing(operator, "4-0", "?from=2026-11-30&until=2026-12-07", position);
            assertThat(first.get("verdict").asString()).isEqualTo("DUE");
            assertThat(first.at("/clause/duties/0/every/unit").asString()).isEqualTo("WEEK");
            assertThat(first.get("evidence").asInt()).isOne();

            clock.forward(Duration.ofDays(14));
            product.bean(ClauseWatch.class).look();
            try (var events = operator.events(target.position())) {
                var raised = events.await(
                        "alert.raised/1",
                        event -> event.at("/firing/targetName").asString().equals("4-0"));
                assertThat(raised.at("/data/firing/rule").asString()).isEqualTo("clause-overdue");
                assertThat(raised.at("/data/firing/text").asString()).contains("2026-12-07 / 2026-12-13");
                assertThat(raised.at("/data/firing/textEn").asString()).contains("4-0 of the standard");
            }
            var late = standing(operator, "4-0", "?from=2026-11-30&until=2026-12-20", position);
            assertThat(late.get("verdict").asString()).isEqualTo("OVERDUE");
            assertThat(late.at("/periods/0/verdict").asString())
                    .as("the week the ledger began in is not owed whole")
                    .isEqualTo("NONE");
            assertThat(late.at("/periods/1/verdict").asString()).isEqualTo("OVERDUE");
            assertThat(late.at("/periods/2/verdict").asString()).isEqualTo("DUE");
        }
    }

    @Test
    void evidenceIsTheVeryEventsEachWithItsProof(@TempDir Path data) {
        try (var product = Product.start(data)) {
            var operator = product.person(Role.OPERATOR);
            var target = operator.post("/api/v1/targets", TARGET).expect(201);
            var other = operator.post("/api/v1/targets", TARGET).expect(201);
            var position = new String[] {"If-Position-At-Least", Long.toString(other.position())};
            var first = operator.get("/api/v1/clauses/4-0/evidence?limit=1", position)
                    .expect(200)
                    .json();
            assertThat(first.at("/items/0/subject").asString()).isEqualTo(other.subject());
            var next = operator.get(
                            "/api/v1/clauses/4-0/evidence?limit=1&cursor="
                                    + first.get("next").asString(),
                            position)
                    .expect(200)
                    .json();
            assertThat(next.at("/items/0/subject").asString()).isEqualTo(target.subject());
            var auditor = product.person(Role.AUDITOR);
            auditor.post("/api/v1/ledger/checkpoints", null).expect(200);
            auditor.get(next.at("/items/0/entry").asString()).expect(200);
            assertThat(auditor.get(next.at("/items/0/proof").asString())
                            .expect(200)
                            .body())
                    .startsWith("c2sp.org/tlog-proof@v1");
            var elsewhere = LocalDate.now(ZONE).minusDays(30);
            assertThat(operator.get(
                                    "/api/v1/clauses/4-0/evidence?from=" + elsewhere + "&until="
                                            + elsewhere.plusDays(1),
                                    position)
                            .items())
                    .isEmpty();
        }
    }

    @Test
    void whatIsNotThereOrNotOnesOwnIsRefused(@TempDir Path data) {
        try (var product = Product.start(data)) {
            var operator = product.person(Role.OPERATOR);
            assertThat(operator.get("/api/v1/clauses").expect(200).json()).hasSize(141);
            operator.get("/api/v1/clauses/10-z").expectProblem(404, "no-such-clause");
            operator.get("/api/v1/clauses?from=2026-01-02&until=2026-01-02").expectProblem(400, "bad-period");
            operator.get("/api/v1/clauses?from=2020-01-02&until=2026-01-02").expectProblem(400, "long-period");
            operator.get("/api/v1/clauses?unit=110000").expectProblem(403, "forbidden");
            operator.get("/api/v1/clauses/4-0/evidence?limit=0").expectProblem(400, "bad-limit");
            operator.get("/api/v1/clauses/4-0/evidence?cursor=x").expectProblem(400, "bad-cursor");
        }
    }
}
