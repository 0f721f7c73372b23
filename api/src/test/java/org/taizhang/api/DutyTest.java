package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.Role;
import tools.jackson.databind.JsonNode;

/** The watch by a roster: planned, taken over, handed over with what stands open, and proven. */
class DutyTest {
    /** One shift that began an hour ago and lasts a day, and a crew for each of its people. */
    private static String roster(Instant now, String takeOverWithin, String... people) {
        var began =
                now.minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MINUTES).atOffset(ZoneOffset.UTC);
        var crews = new StringBuilder();
        for (var person : people)
            crews.append(crews.isEmpty() ? "" : ",")
                    .append("{\"people\": [\"")
                    .append(person)
                    .append("\"]}");
        return """
                {"name": "平台值班", "unit": "230000", "zone": "UTC", "roundTheClock": true,
                 "shifts": [{"name": "全天", "begins": "%s", "length": "P1D"}], "crews": [%s], "rotation": "EVERY_DAY",
                 "takeOverWithin": "%s", "from": "%s"}""".formatted(LocalTime.from(began), crews, takeOverWithin, began.toLocalDate());
    }

    @Test
    void aWatchIsKeptHandedOverAndProven(@TempDir Path data) {
        try (var product = Product.start(data)) {
            var operator = product.person(Role.OPERATOR);
            var wang = product.person(Role.WATCH);
            var zhou = product.person(Role.WATCH);
            var began = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            var duty = operator.post("/api/v1/duties", roster(began, "PT4H", wang.name(), zhou.name()))
                    .expect(201)
                    .subject();
            var path = "/api/v1/duties/" + duty;

            zhou.post(path + "/takeover", "{}").expectProblem(409, "duty.not-rostered");
            wang.post(path + "/handover", "{\"note\": \"\"}").expectProblem(409, "duty.not-yours");
            wang.post(path + "/takeover", "{}").expect(200);
            var incident =
                    wang.post("/api/v1/incidents", RestTest.incident("门户网站打不开")).expect(201);
            wang.get("/api/v1/incidents/" + incident.subject(), RestTest.after(incident))
                    .expect(200);
            var left = wang.post(path + "/handover", "{\"note\": \"夜间正常\"}").expect(200);
            var view = wang.get(path, RestTest.after(left)).json();
            assertThat(view.at("/handover/open").asInt()).isOne();
            assertThat(view.at("/handover/matters/0/subject").asString()).isEqualTo(incident.subject());
            var taken = zhou.post(path + "/takeover", "{\"reason\": \"换班\"}").expect(200);

            var now = Instant.now();
            var onDuty = wang.get(path + "/on-duty", RestTest.after(taken)).json();
            assertThat(onDuty.at("/keeper/person").asString()).isEqualTo(zhou.name());
            assertThat(onDuty.at("/keeper/signed").asBoolean()).isTrue();
            assertThat(onDuty.at("/turns/0/people"))
                    .extracting(JsonNode::asString)
                    .containsExactly(wang.name());
            var before = wang.get(path + "/on-duty?at=" + began.plusMillis(1)).status();
            assertThat(before).isIn(200, 404);

            var period = "/coverage?from=" + now + "&until=" + now.plusSeconds(60);
            var covered = wang.get(path + period).json();
            assertThat(covered.get("complete").asBoolean()).isTrue();
            var position = covered.at("/watches/0/position").asLong();
            product.person(Role.AUDITOR).get("/api/v1/audit/" + position).expect(200);
            var longer = wang.get(path + "/coverage?from=" + began.minusSeconds(3600) + "&until=" + now)
                    .json();
            assertThat(longer.get("complete").asBoolean()).isFalse();
            assertThat(longer.at("/gaps/0/from").asString())
                    .startsWith(began.minusSeconds(3600).toString().substring(0, 16));
            assertThat(longer.get("watches")).hasSize(2);
            wang.get(path + "/coverage?from=" + now + "&until=" + now).expectProblem(400, "bad-period");
            wang.get(path + "/coverage?from=2020-01-01T00:00:00Z&until=2024-01-01T00:00:00Z")
                    .expectProblem(400, "long-period");
            assertThat(wang.get(path + "/turns?from=" + now + "&until=" + now.plus(Duration.ofDays(3)))
                            .json())
                    .hasSize(4);
        }
    }

    @Test
    void gapsAreFoundBeforeTheyHappen(@TempDir Path data) {
        try (var product = Product.start(data)) {
            var operator = product.person(Role.OPERATOR);
            var short23 = roster(Instant.now(), "PT15M", "wang").replace("P1D", "PT23H");
            var planned = operator.post("/api/v1/duties", short23).expect(201);
            var path = "/api/v1/duties/" + planned.subject();
            var gaps = operator.get(path, RestTest.after(planned)).json().get("gaps");
            assertThat(gaps.size()).isBetween(13, 14);
            assertThat(Duration.between(
                            Instant.parse(gaps.at("/1/from").asString()),
                            Instant.parse(gaps.at("/1/until").asString())))
                    .isEqualTo(Duration.ofHours(1));
            var whole =
                    operator.put(path, roster(Instant.now(), "PT15M", "wang")).expect(200);
            assertThat(operator.get(path, RestTest.after(whole)).json().get("gaps"))
                    .isEmpty();
            operator.post(path + "/dissolution", "{\"text\": \"并入市级值班\"}").expect(200);
            operator.post(path + "/check", null).expectProblem(409, "duty.dissolved");
        }
    }
}
