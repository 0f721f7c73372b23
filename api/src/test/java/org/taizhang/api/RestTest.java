package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.taizhang.domain.Role;
import tools.jackson.databind.JsonNode;

/** How HTTP is spoken: receipts, preconditions, time travel and problems. */
class RestTest {
    private static Product product;
    private static Client operator;

    @BeforeAll
    static void start(@TempDir Path data) {
        product = Product.start(data);
        operator = product.person(Role.OPERATOR);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    static String incident(String title) {
        return """
                {"title": "%s", "description": "seen", "unit": "230000/230100"}""".formatted(title);
    }

    static String note(String text) {
        return "{\"text\": \"%s\"}".formatted(text);
    }

    /** The header of a read that must see what was answered. */
    static String[] after(Client.Answer answer) {
        return new String[] {"If-Position-At-Least", Long.toString(answer.position())};
    }

    private static String newIncident() {
        return "/api/v1/incidents/"
                + operator.post("/api/v1/incidents", incident("new"))
                        .expect(201)
                        .subject();
    }

    @Test
    void aReceiptSaysWhereInTheLedgerAndAtWhichVersion() {
        var created = operator.post("/api/v1/incidents", incident("received")).expect(201);
        var path = "/api/v1/incidents/" + created.subject();
        assertThat(created.header("Location")).isEqualTo(product.url() + path);
        assertThat(created.header("ETag")).isEqualTo("\"0\"");
        assertThat(created.json().get("version").asLong()).isZero();
        assertThat(created.json().get("position").asLong()).isEqualTo(created.position());

        var noted = operator.post(path + "/notes", note("seen")).expect(200);
        assertThat(noted.subject()).isEqualTo(created.subject());
        assertThat(noted.header("ETag")).isEqualTo("\"1\"");
        assertThat(noted.position()).isGreaterThan(created.position());

        var read = operator.get(path, after(noted)).expect(200);
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
        assertThat(read.position()).isEqualTo(noted.position());
        assertThat(operator.get(created.header("Location")
                                .substring(product.url().length()))
                        .expect(200)
                        .body())
                .isEqualTo(read.body());
        operator.get(path, "If-None-Match", "\"1\"").expect(304);
    }

    @Test
    void aCommandThatChangesNothingRecordsNothing() {
        var path = newIncident();
        operator.put(path + "/assignment", "{\"assignee\": \"somebody\"}").expect(200);
        var again = operator.put(path + "/assignment", "{\"assignee\": \"somebody\"}")
                .expect(200);
        assertThat(again.json().has("version")).isFalse();
        assertThat(again.header("ETag")).isEmpty();
        assertThat(operator.get(path, after(again)).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void whoLookedAtAnOlderVersionIsRefused() {
        var path = newIncident();
        operator.post(path + "/notes", note("first"), "If-Match", "\"0\"").expect(200);
        var stale = operator.post(path + "/notes", note("second"), "If-Match", "\"0\"");
        assertThat(stale.expectProblem(412, "outdated").get("detail").asString())
                .contains("0", "1");
        operator.post(path + "/notes", note("third"), "If-Match", "\"7\"").expectProblem(412, "outdated");
        operator.post(path + "/notes", note("fourth"), "If-Match", "*").expect(200);
        var last = operator.post(path + "/notes", note("fifth"), "If-Match", "\"2\"")
                .expect(200);
        assertThat(operator.get(path, after(last)).json().get("timeline"))
                .extracting(step -> step.path("text").asString(""))
                .containsExactly("new", "first", "fourth", "fifth");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "W/\"0\"", "\"0\", \"1\"", "\"-1\"", "\"abc\"", "\"99999999999999999999\"", ""})
    void aVersionThatIsNoneIsABadRequest(String tag) {
        operator.post(newIncident() + "/notes", note("never"), "If-Match", tag).expectProblem(400, "bad-if-match");
    }

    @Test
    void whoWritesReadsWhatTheyWrote() {
        for (int i = 0; i < 20; i++) {
            var written =
                    operator.post("/api/v1/incidents", incident("written " + i)).expect(201);
            operator.get("/api/v1/incidents/" + written.subject(), after(written))
                    .expect(200);
            assertThat(operator.get("/api/v1/audit?subject=" + written.subject(), after(written))
                            .items())
                    .hasSize(1);
        }
    }

    @Test
    void aPositionThatDoesNotComeIsNotWaitedForForEver() {
        var answer = operator.get("/api/v1/incidents", "If-Position-At-Least", "1000000");
        answer.expectProblem(503, "views-behind");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        operator.get("/api/v1/incidents", "If-Position-At-Least", "x").expectProblem(400, "bad-position");
    }

    @Test
    void aReadGoesBackToAnyInstant() throws InterruptedException {
        var before = Instant.now();
        next();
        var path = newIncident();
        var first = next();
        operator.put(path + "/assignment", "{\"assignee\": \"one\"}").expect(200);
        var second = next();
        operator.put(path + "/assignment", "{\"assignee\": \"two\"}").expect(200);
        next();
        operator.get(path + "?asOf=" + before).expectProblem(404, "unknown");
        assertThat(asOf(path, first).has("assignee")).isFalse();
        assertThat(asOf(path, first).get("stage").asString()).isEqualTo("REPORTED");
        assertThat(asOf(path, second).get("assignee").asString()).isEqualTo("one");
        assertThat(asOf(path, Instant.now()).get("assignee").asString()).isEqualTo("two");
        assertThat(asOf(path, Instant.parse("9999-12-31T23:59:59Z"))).isEqualTo(asOf(path, Instant.now()));
        for (var bad : List.of("yesterday", "2026-01-01", "2026-13-01T00:00:00Z"))
            operator.get(path + "?asOf=" + bad).expectProblem(400, "http-400");
    }

    @Test
    void anIdOfSomethingElseIsUnknown() {
        var incident = operator.post("/api/v1/incidents", incident("no target"))
                .expect(201)
                .subject();
        for (var other : List.of("targets", "alerts")) {
            operator.get("/api/v1/" + other + "/" + incident).expectProblem(404, "unknown");
            operator.get("/api/v1/" + other + "/" + incident + "?asOf=" + Instant.now())
                    .expectProblem(404, "unknown");
        }
        operator.put("/api/v1/targets/" + incident, FirstLightTest.portal("http://127.0.0.1:1/", "nobody"))
                .expectProblem(404, "unknown");
    }

    private static JsonNode asOf(String path, Instant instant) {
        return operator.get(path + "?asOf=" + instant).expect(200).json();
    }

    /** An instant that is later, to the millisecond, than all before. */
    private static Instant next() {
        var from = Instant.now().toEpochMilli();
        while (Instant.now().toEpochMilli() == from) Thread.onSpinWait();
        return Instant.ofEpochMilli(from + 1).minusNanos(1);
    }

    @Test
    void aFieldThatIsNotAsRequiredIsNamedInChineseUnlessEnglishIsAskedFor() {
        var body = """
                {"title": "", "description": "d", "unit": "no unit", "impact": {"degree": 9, "scope": 1}}""";
        var chinese = operator.post("/api/v1/incidents", body).expectProblem(400, "invalid");
        assertThat(chinese.get("title").asString()).isEqualTo("请求有误");
        assertThat(chinese.get("errors"))
                .extracting(error -> error.get("field").asString())
                .containsExactlyInAnyOrder("title", "unit", "impact.degree");
        assertThat(chinese.get("errors"))
                .extracting(error -> error.get("message").asString())
                .anyMatch("不能为空"::equals)
                .allMatch(message -> message.codePoints().anyMatch(RestTest::isChinese));

        var english = operator.post("/api/v1/incidents", body, "Accept-Language", "en-GB,en;q=0.8")
                .expectProblem(400, "invalid");
        assertThat(english.get("title").asString()).isEqualTo("Bad request");
        assertThat(english.get("errors"))
                .extracting(error -> error.get("message").asString())
                .anyMatch("must not be blank"::equals)
                .noneMatch(message -> message.codePoints().anyMatch(RestTest::isChinese));
        assertThat(operator.post("/api/v1/incidents", body, "Accept-Language", "fr-FR")
                        .json()
                        .get("title"))
                .isEqualTo(chinese.get("title"));
    }

    private static boolean isChinese(int c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\": \"t\", \"description\": \"d\", \"unit\": \"230000\", \"colour\": 1} | colour",
                "{\"title\": [], \"description\": \"d\", \"unit\": \"230000\"} | title",
                "{\"title\": \"t\", \"description\": \"d\", \"unit\": \"230000\", \"alert\": \"x\"} | alert",
                "{\"title\": \"t\", \"description\": \"d\", \"unit\": \"230000\", \"impact\": {\"degree\": \"a\"}} | impact.degree",
                "{\"title\": \"t\", \"description\": \"d\", \"unit\": \"230000\", \"impact\": {\"degree\": 1}} | impact.scope",
            })
    void aFieldThatCannotBeReadIsNamed(String body, String field) {
        var problem = operator.post("/api/v1/incidents", body).expectProblem(400, "invalid");
        assertThat(problem.get("errors"))
                .extracting(error -> error.get("field").asString())
                .containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "{\"title\" 1}", "null", "\u0000", "{\"title\": \"\\ud800\"}"})
    void aBodyThatIsNoJsonIsABadRequest(String body) {
        assertThat(operator.post("/api/v1/incidents", body).expect(400).header("Content-Type"))
                .startsWith("application/problem+json");
    }

    @Test
    void whateverSpringRefusesIsAProblemOfOurs() {
        problem(operator.post("/api/v1/incidents", "<a/>", "Content-Type", "application/xml"), 415, "http-415");
        var wrongMethod = operator.delete("/api/v1/incidents");
        problem(wrongMethod, 405, "http-405");
        assertThat(wrongMethod.header("Allow")).contains("GET", "POST");
        problem(operator.get("/api/v1/nothing"), 404, "http-404");
        problem(operator.get("/nothing"), 404, "http-404");
        problem(operator.get("/api/v1/incidents/no-uuid"), 400, "http-400");
        problem(operator.get("/api/v1/audit/x"), 400, "http-400");
        problem(operator.get("/api/v1/incidents", "Accept", "application/xml"), 406, "http-406");
        problem(operator.get("/api/v1/incidents/" + UUID.randomUUID()), 404, "unknown");
        problem(operator.post("/api/v1/incidents/" + UUID.randomUUID() + "/notes", note("x")), 404, "unknown");
        problem(operator.get("/api/v1/audit/1000000"), 404, "no-such-position");
        problem(operator.get("/api/v1/audit/-1"), 404, "no-such-position");
        problem(product.admin().post("/api/v1/views/nothing/rebuild", null), 403, "forbidden");
        problem(
                product.person(Role.SYSTEM_ADMINISTRATOR).post("/api/v1/views/nothing/rebuild", null),
                404,
                "no-such-view");
        for (var path : List.of("/api/v1/incidents;a=b", "//api/v1/incidents"))
            assertThat(operator.get(path)
                            .expectProblem(400, "http-400")
                            .get("requestId")
                            .asString())
                    .hasSize(36);
    }

    @Test
    void whatTheServerItselfRefusesIsAProblemToo() {
        for (var path :
                List.of("/api/v1/incidents?x=[", "/api/v1/incidents/%00", "/api/v1/incidents?x=" + "y".repeat(9000))) {
            var answer = operator.get(path);
            assertThat(answer.header("Content-Type")).as(path).isEqualTo("application/problem+json");
            assertThat(answer.json().get("type").asString()).isEqualTo("urn:taizhang:problem:http-400");
            assertThat(answer.json().get("requestId").asString()).isEqualTo(answer.header("X-Request-Id"));
            assertThat(answer.body()).doesNotContain("Tomcat", "Exception");
        }
        problem(operator.get("/api/v1/incidents?" + "a=b&".repeat(1100)), 400, "http-400");
    }

    /** An instant no document can hold, once in the ledger, would stop the read models for ever. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"+1000000000-12-31T23:59:59Z\"",
                "\"+10000-01-01T00:00:00Z\"",
                "\"1969-12-31T23:59:59Z\"",
                "\"tomorrow\"",
                "1e400",
                "4102444800",
                "{}"
            })
    void anInstantIsTextWithinReason(String until) {
        var target = operator.post("/api/v1/targets", FirstLightTest.portal("http://127.0.0.1:1/", "nobody"));
        var pause = "/api/v1/targets/" + target.expect(201).subject() + "/pause";
        var problem = operator.post(pause, "{\"reason\": \"r\", \"until\": %s}".formatted(until));
        assertThat(problem.expectProblem(400, "invalid").at("/errors/0/field").asString())
                .isEqualTo("until");
        operator.post(pause, "{\"reason\": \"r\", \"until\": \"9999-12-31T23:59:59+08:00\"}")
                .expect(200);
        operator.post("/api/v1/targets/" + target.subject() + "/retirement", "{\"reason\": \"a test\"}")
                .expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "-1e999", "\"NaN\"", "\"Infinity\"", "\"1\"", "true", "null", "{}"})
    void aNumberIsANumberAndFinite(String value) {
        var body =
                FirstLightTest.portal("http://127.0.0.1:1/", "nobody").replace("\"value\": 1", "\"value\": " + value);
        assertThat(operator.post("/api/v1/targets", body)
                        .expectProblem(400, "invalid")
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("thresholds[0].value");
        var clearAt = FirstLightTest.portal("http://127.0.0.1:1/", "nobody")
                .replace("\"value\": 1", "\"value\": 1, \"clearAt\": " + value);
        operator.post("/api/v1/targets", clearAt).expect(value.equals("null") ? 201 : 400);
    }

    private static void problem(Client.Answer answer, int status, String code) {
        var problem = answer.expectProblem(status, code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(problem.get("detail").asString()).isNotBlank();
        assertThat(problem.get("requestId").asString())
                .isEqualTo(answer.header("X-Request-Id"))
                .isNotEmpty();
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void aBodyOfMoreThanAMebibyteIsNotTakenIn() {
        var tooLong = incident("x".repeat(1 << 20));
        problem(operator.post("/api/v1/incidents", tooLong), 413, "http-413");
        operator.post("/api/v1/incidents", incident("x".repeat((1 << 20) - 1000)))
                .expectProblem(400, "invalid");
    }

    @Test
    void whatDoesNotFitIntoAnEntryOfTheLedgerIsNotTakenIn() {
        var threshold = """
                {"rule": "r%d", "metric": "probe_success", "comparison": "BELOW", "value": 1, "severity": 1, "text": "%s"}""";
        var thresholds = IntStream.range(0, 50)
                .mapToObj(i -> threshold.formatted(i, "\\u0001".repeat(300)))
                .toList();
        var body = FirstLightTest.portal("http://127.0.0.1:1/", "nobody")
                .replaceAll(
                        "(?s)\"thresholds\": \\[.*?\\]",
                        "\"thresholds\": " + Matcher.quoteReplacement(thresholds.toString()));
        problem(operator.post("/api/v1/targets", body), 413, "event-too-large");
    }
}
