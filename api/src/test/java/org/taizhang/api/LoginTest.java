package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taizhang.api.Client.Answer;
import org.taizhang.domain.Role;

/** Coming in, staying in and being put out. */
class LoginTest {
    private static final String WRONG = "Wrong-Password-1";

    private static final TestClock clock = new TestClock();
    private static Product product;

    @BeforeAll
    static void start(@TempDir Path data) {
        product = Product.start(data, clock, "taizhang.security.failures=3");
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    static String login(String name, String password) {
        return """
                {"name": "%s", "password": "%s"}""".formatted(name, password);
    }

    private static Answer logIn(String name, String password) {
        return product.anyone().post("/api/v1/session", login(name, password));
    }

    private static String path(Client person) {
        return "/api/v1/accounts/" + Product.account(person.name());
    }

    @Test
    void aWrongPasswordIsAnsweredAsAnUnknownName() {
        var person = product.person(Role.WATCH);
        var wrong = logIn(person.name(), WRONG).expectProblem(401, "login-failed");
        var unknown = logIn("nobody", WRONG).expectProblem(401, "login-failed");
        for (var field : List.of("type", "title", "detail", "status"))
            assertThat(wrong.get(field)).isEqualTo(unknown.get(field));
        assertThat(wrong.propertyNames()).isEqualTo(unknown.propertyNames());
    }

    @Test
    void tooManyFailuresLockTheAccountUntilItIsUnlocked() {
        var person = product.person(Role.WATCH);
        for (int i = 0; i < 3; i++) logIn(person.name(), WRONG).expectProblem(401, "login-failed");
        logIn(person.name(), Product.PASSWORD).expectProblem(401, "login-barred");
        logIn(person.name(), WRONG).expectProblem(401, "login-failed");
        person.get("/api/v1/session").expect(200);

        product.admin().delete(path(person) + "/lock").expect(200);
        logIn(person.name(), Product.PASSWORD).expect(200);
        var trail = product.admin()
                .get("/api/v1/audit?sort=position&subject=" + Product.account(person.name()))
                .items();
        assertThat(trail)
                .extracting(entry -> entry.get("event").asString())
                .containsSubsequence(
                        "account.login-failed",
                        "account.login-failed",
                        "account.login-failed",
                        "account.locked",
                        "account.unlocked",
                        "account.logged-in");
    }

    @Test
    void aSuccessForgivesTheFailuresBeforeIt() {
        var person = product.person(Role.WATCH);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 2; i++) logIn(person.name(), WRONG).expect(401);
            logIn(person.name(), Product.PASSWORD).expect(200);
        }
    }

    @Test
    void whoeverIsDisabledIsOutAtOnceAndStaysOutUntilEnabled() {
        var person = product.person(Role.WATCH);
        product.admin()
                .post(path(person) + "/disablement", "{\"text\": \"left\"}")
                .expect(200);
        person.get("/api/v1/session").expectProblem(401, "unauthenticated");
        logIn(person.name(), Product.PASSWORD).expectProblem(401, "login-barred");

        product.admin().delete(path(person) + "/disablement").expect(200);
        person.get("/api/v1/session").expectProblem(401, "unauthenticated");
        logIn(person.name(), Product.PASSWORD).expect(200);
    }

    @Test
    void aTokenEndsAtLogout() {
        var person = product.person(Role.WATCH);
        var elsewhere = product.logIn(person.name(), Product.PASSWORD);
        person.delete("/api/v1/session").expect(204);
        person.get("/api/v1/session").expectProblem(401, "unauthenticated");
        elsewhere.get("/api/v1/session").expect(200);
    }

    @Test
    void anIdleSessionEnds() {
        var person = product.person(Role.WATCH);
        for (int i = 0; i < 3; i++) {
            clock.forward(Duration.ofMinutes(29));
            person.get("/api/v1/session").expect(200);
        }
        clock.forward(Duration.ofMinutes(31));
        person.get("/api/v1/session").expectProblem(401, "unauthenticated");
    }

    @Test
    void evenABusySessionEndsAfterAWhile() {
        var person = product.person(Role.WATCH);
        for (int i = 0; i < 24; i++) {
            clock.forward(Duration.ofMinutes(29));
            person.get("/api/v1/session").expect(200);
        }
        clock.forward(Duration.ofMinutes(29));
        person.get("/api/v1/session").expectProblem(401, "unauthenticated");
    }

    @Test
    void beyondSoManySessionsTheOldestEnds() {
        var first = product.person(Role.WATCH);
        var others = IntStream.range(0, 10)
                .mapToObj(i -> {
                    clock.forward(Duration.ofSeconds(1));
                    return product.logIn(first.name(), Product.PASSWORD);
                })
                .toList();
        first.get("/api/v1/session").expect(401);
        others.forEach(session -> session.get("/api/v1/session").expect(200));
    }

    @Test
    void aNewPasswordEndsEverySession() {
        var person = product.person(Role.WATCH);
        var shouting = product.logIn(person.name().toUpperCase(Locale.ROOT), Product.PASSWORD);
        var change = """
                {"password": "%s", "newPassword": "Second-Light-2026"}""";
        person.put("/api/v1/session/password", change.formatted(WRONG)).expectProblem(401, "login-failed");
        person.put("/api/v1/session/password", change.formatted(Product.PASSWORD))
                .expect(200);
        person.get("/api/v1/session").expectProblem(401, "unauthenticated");
        shouting.get("/api/v1/session").expectProblem(401, "unauthenticated");
        logIn(person.name(), Product.PASSWORD).expectProblem(401, "login-failed");
        logIn(person.name(), "Second-Light-2026").expect(200);
    }

    @Test
    void aPasswordResetByAnAdministratorEndsEverySession() {
        var person = product.person(Role.WATCH);
        product.admin()
                .put(path(person) + "/password", "{\"password\": \"Second-Light-2026\"}")
                .expect(200);
        person.get("/api/v1/session").expectProblem(401, "unauthenticated");
        logIn(person.name(), Product.PASSWORD).expectProblem(401, "login-failed");
        logIn(person.name(), "Second-Light-2026").expect(200);
    }

    @ParameterizedTest
    @CsvSource({
        "Short-1, weak-password",
        "alllowercaseletters, weak-password",
        "lowercase-and-dash, weak-password",
        "1234567890, weak-password",
        "Plainuser-2026, password-holds-name",
        "PLAINUSER-2026a, password-holds-name"
    })
    void aWeakPasswordIsRefused(String password, String code) {
        product.person(Role.SYSTEM_ADMINISTRATOR)
                .post("/api/v1/accounts", account("plainuser", password))
                .expectProblem(400, code);
    }

    @Test
    void aWeakPasswordIsRefusedWhereverOneIsSet() {
        var person = product.person(Role.WATCH);
        product.admin()
                .put(path(person) + "/password", "{\"password\": \"weak\"}")
                .expectProblem(400, "weak-password");
        person.put("/api/v1/session/password", """
                {"password": "%s", "newPassword": "weak"}""".formatted(Product.PASSWORD)).expectProblem(400, "weak-password");
        person.get("/api/v1/session").expect(200);
        logIn(person.name(), Product.PASSWORD).expect(200);
    }

    @Test
    void aNameIsOnePersonForEver() {
        var person = product.person(Role.WATCH);
        product.admin()
                .post("/api/v1/accounts", account(person.name(), Product.PASSWORD))
                .expectProblem(409, "account.name-taken");
        logIn(person.name(), Product.PASSWORD).expect(200);
    }

    @Test
    void anAddressThatGuessesTooOftenWaits(@TempDir Path data) throws Exception {
        try (var guarded = Product.start(data, "taizhang.security.logins-per-minute=5");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var guesses = IntStream.range(0, 20)
                    .mapToObj(i ->
                            threads.submit(() -> guarded.anyone().post("/api/v1/session", login("nobody" + i, WRONG))))
                    .toList();
            var refused = 0;
            for (var guess : guesses) {
                if (guess.get().status() == 401) continue;
                guess.get().expectProblem(429, "too-many-logins");
                assertThat(Integer.parseInt(guess.get().header("Retry-After"))).isBetween(1, 60);
                refused++;
            }
            assertThat(refused).isEqualTo(15);
            guarded.anyone()
                    .post("/api/v1/session", login("admin", Product.PASSWORD))
                    .expectProblem(429, "too-many-logins");
        }
    }

    private static String account(String name, String password) {
        return """
                {"profile": {"name": "%s", "fullName": "Somebody", "unit": "230000"}, "password": "%s"}""".formatted(name, password);
    }
}
