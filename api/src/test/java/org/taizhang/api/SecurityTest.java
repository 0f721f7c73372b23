package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.taizhang.domain.Role;

/** What stands open and what does not, and what every answer carries. */
class SecurityTest {
    private static final Set<String> OPEN = Set.of(
            "POST /api/v1/session",
            "GET /actuator/health/liveness",
            "GET /actuator/health/readiness",
            "GET /-/healthy",
            "GET /-/ready");

    /** What commits to the ledger and tells nothing of it; docs/decisions has a record of why. */
    private static final Set<String> COMMITMENTS = Set.of(
            "GET /api/v1/ledger/checkpoint",
            "GET /api/v1/ledger/keys",
            "GET /api/v1/ledger/tile/0/000",
            "GET /api/v1/ledger/sm3/checkpoint",
            "GET /api/v1/ledger/sm3/tile/0/000");

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

    private record Endpoint(String method, String path) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Test
    void everyEndpointThereIsRefusesTheUnauthenticated() {
        var endpoints = endpoints();
        assertThat(endpoints)
                .extracting(Endpoint::toString)
                .hasSizeGreaterThan(35)
                .contains("POST /api/v1/targets", "GET /actuator/prometheus", "GET /api/v1/openapi", "GET /docs")
                .contains("GET /api/v1/ledger/tile/entries/000", "GET /api/v1/ledger/entries/0/proof")
                .containsAll(COMMITMENTS);
        for (var endpoint : endpoints) {
            if (OPEN.contains(endpoint.toString()) || COMMITMENTS.contains(endpoint.toString())) continue;
            var answer = product.anyone().send(endpoint.method(), endpoint.path(), null);
            assertThat(answer.status()).as("%s", endpoint).isEqualTo(401);
            if (!endpoint.method().equals("HEAD")) answer.expectProblem(401, "unauthenticated");
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        }
    }

    @Test
    void whatCommitsToTheLedgerIsForEverybodyAndNothingElseOfIt() {
        var anyone = product.anyone();
        anyone.get("/api/v1/ledger/keys").expect(200);
        anyone.get("/api/v1/ledger/sm3/checkpoint").expectProblem(404, "no-checkpoint");
        for (var path : List.of(
                "/api/v1/ledger",
                "/api/v1/ledger/",
                "/api/v1/ledger/tile/entries/000.p/1",
                "/api/v1/ledger/tile/%65ntries/000.p/1",
                "/api/v1/ledger/tile/0/../entries/000.p/1",
                "/api/v1/ledger/tile/0/%2e%2e/entries/000.p/1",
                "/api/v1/ledger/tile/0;/../entries/000.p/1",
                "/api/v1/ledger/tile/0/000.p/1/..%2f..%2f..%2fentries/000.p/1",
                "/api/v1/ledger/checkpoints",
                "/api/v1/ledger/checkpoint/../entries/0"))
            assertThat(anyone.get(path).status()).as(path).isIn(400, 401, 404);
        anyone.post("/api/v1/ledger/checkpoint", null).expectProblem(401, "unauthenticated");
    }

    private static List<Endpoint> endpoints() {
        var endpoints = new ArrayList<Endpoint>();
        for (var mapping : product.beans(RequestMappingInfoHandlerMapping.class))
            mapping.getHandlerMethods().keySet().forEach(info -> endpoints.addAll(endpoints(info)));
        endpoints.removeIf(endpoint -> endpoint.path().equals("/error"));
        endpoints.add(new Endpoint("GET", "/swagger-ui/index.html"));
        endpoints.add(new Endpoint("GET", "/no/such/page"));
        endpoints.add(new Endpoint("HEAD", "/api/v1/targets"));
        endpoints.add(new Endpoint("OPTIONS", "/api/v1/targets"));
        endpoints.add(new Endpoint("PATCH", "/api/v1/targets"));
        return endpoints;
    }

    private static List<Endpoint> endpoints(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        return info.getPatternValues().stream()
                .map(pattern -> pattern.replace("{level}", "0")
                        .replace("{*number}", "000")
                        .replace("{position}", "0")
                        .replaceAll("\\{\\*?\\w+}", UUID.randomUUID().toString()))
                .flatMap(path -> methods.isEmpty()
                        ? List.of(new Endpoint("GET", path)).stream()
                        : methods.stream().map(method -> new Endpoint(method.name(), path)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void aTokenThatIsNoneOpensNothing(String token) {
        new Client(product.url(), token, "nobody").get("/api/v1/targets").expectProblem(401, "unauthenticated");
    }

    @Test
    void theProbesOfAnOrchestratorAnswerWithTheStatusAndNothingElse() {
        for (var probe : List.of("liveness", "readiness")) {
            var body = product.anyone()
                    .get("/actuator/health/" + probe)
                    .expect(200)
                    .json();
            assertThat(body.propertyNames()).containsExactly("status");
            assertThat(body.get("status").asString()).isEqualTo("UP");
        }
        assertThat(operator.get("/actuator/health/readiness")
                        .expect(200)
                        .json()
                        .get("components")
                        .propertyNames())
                .contains("ledger", "views", "reactions");
    }

    @Test
    void everyAnswerForbidsWhatABrowserNeedNotDo() {
        for (var answer : List.of(
                operator.get("/api/v1/targets").expect(200),
                product.anyone().get("/api/v1/targets").expect(401),
                product.anyone().get("/actuator/health/liveness").expect(200))) {
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("default-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe-eval");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.header("Server")).isEmpty();
        }
    }

    @Test
    void aSessionIsNeverCached() {
        var answer = product.anyone().post("/api/v1/session", LoginTest.login(operator.name(), Product.PASSWORD));
        assertThat(answer.expect(200).header("Cache-Control")).contains("no-store");
    }

    @Test
    void aMonitoringServerReadsItsFiguresByPasswordAndNothingElse() {
        var basic = new String[] {"Authorization", "Basic " + base64(operator.name() + ":" + Product.PASSWORD)};
        var anyone = product.anyone();
        assertThat(anyone.get("/actuator/prometheus", basic).expect(200).body()).contains("taizhang_ledger_head");
        anyone.get("/api/v1/targets", basic).expectProblem(401, "unauthenticated");
        anyone.post("/api/v1/targets", "{}", basic).expectProblem(401, "unauthenticated");
        for (var wrong : List.of(operator.name() + ":Wrong-Password-1", "nobody:" + Product.PASSWORD, "no colon"))
            anyone.get("/actuator/prometheus", "Authorization", "Basic " + base64(wrong))
                    .expectProblem(401, "unauthenticated");
        anyone.get("/actuator/prometheus", "Authorization", "Basic %%%").expectProblem(401, "unauthenticated");
    }

    @Test
    void aPathThatIsWrittenAnotherWayIsNoWayIn() {
        var basic = new String[] {"Authorization", "Basic " + base64(operator.name() + ":" + Product.PASSWORD)};
        for (var path : List.of(
                "/actuator/..;/api/v1/targets",
                "/actuator/%2e%2e/api/v1/targets",
                "/actuator/health/liveness/..%2f..%2f..%2fapi/v1/targets",
                "//api/v1/targets",
                "/api/v1/targets;jsessionid=1",
                "/console/%2e%2e/api/v1/targets"))
            assertThat(product.anyone().get(path, basic).status()).as(path).isIn(400, 401, 404);
    }

    @Test
    void aRequestIdIsEchoedAndStandsInTheAuditTrail() {
        var answer = operator.post("/api/v1/incidents", RestTest.incident("echoed"), "X-Request-Id", "my-id:1.2_3");
        assertThat(answer.expect(201).header("X-Request-Id")).isEqualTo("my-id:1.2_3");
        var trail = operator.get("/api/v1/audit?requestId=my-id:1.2_3", RestTest.after(answer))
                .items();
        assertThat(trail).extracting(entry -> entry.get("event").asString()).contains("incident.reported");
        var entry = operator.get("/api/v1/audit/" + answer.position()).json();
        assertThat(entry.get("meta").get("request.id").asString()).isEqualTo("my-id:1.2_3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two words",
                "<script>",
                "",
                "{jndi}",
                "00000000000000000000000000000000000000000000000000000000000000065"
            })
    void aRequestIdThatIsNotFitIsReplaced(String unfit) {
        var id = operator.get("/api/v1/targets", "X-Request-Id", unfit)
                .expect(200)
                .header("X-Request-Id");
        assertThat(id).isEqualTo(UUID.fromString(id).toString()).isNotEqualTo(unfit);
    }

    @Test
    void aRequestWithoutAnIdIsGivenOneThatItsProblemNamesToo() {
        var answer = operator.get("/api/v1/targets/" + UUID.randomUUID());
        assertThat(answer.expectProblem(404, "unknown").get("requestId").asString())
                .isEqualTo(answer.header("X-Request-Id"))
                .hasSize(36);
    }

    @Test
    void aCookieChangesNothingFromAForeignPage() {
        var cookie = "taizhang-session=" + operator.token();
        var anyone = product.anyone();
        anyone.get("/api/v1/session", "Cookie", cookie).expect(200);
        var body = RestTest.incident("by cookie");
        var own = "http://" + URI.create(product.url()).getAuthority();
        for (var foreign : List.of(
                new String[] {"Cookie", cookie},
                new String[] {"Cookie", cookie, "Sec-Fetch-Site", "cross-site"},
                new String[] {"Cookie", cookie, "Sec-Fetch-Site", "same-site"},
                new String[] {"Cookie", cookie, "Sec-Fetch-Site", "none"},
                new String[] {"Cookie", cookie, "Sec-Fetch-Site", "cross-site", "Origin", own},
                new String[] {"Cookie", cookie, "Origin", "http://elsewhere.example"},
                new String[] {"Cookie", cookie, "Origin", own + ".elsewhere.example"},
                new String[] {"Cookie", cookie, "Origin", "null"},
                new String[] {"Cookie", cookie, "Origin", "not an origin"}))
            anyone.post("/api/v1/incidents", body, foreign).expectProblem(401, "unauthenticated");
        anyone.post("/api/v1/incidents", body, "Cookie", cookie, "Sec-Fetch-Site", "same-origin")
                .expect(201);
        anyone.post("/api/v1/incidents", body, "Cookie", cookie, "Origin", own).expect(201);
    }

    @Test
    void theCookieOfASessionIsForThisServerAlone() {
        var opened = product.anyone().post("/api/v1/session", LoginTest.login(operator.name(), Product.PASSWORD));
        assertThat(opened.expect(200).header("Set-Cookie")).contains("HttpOnly", "SameSite=Strict", "Path=/");
        var token = opened.json().get("token").asString();
        var closed = new Client(product.url(), token, operator.name()).delete("/api/v1/session");
        assertThat(closed.expect(204).header("Set-Cookie"))
                .startsWith("taizhang-session=;")
                .contains("Max-Age=0");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
