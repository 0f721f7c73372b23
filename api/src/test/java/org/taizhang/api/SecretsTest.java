package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.taizhang.domain.Role;
import org.taizhang.ledger.CommitLog;

/** What must stay with its owner is nowhere else: not in the ledger, not in a log, not in an answer, not in a file. */
class SecretsTest {
    private static final String FIRST = "Zq7-first-secret";
    private static final String SECOND = "Zq7-second-secret";
    private static final String GUESS = "Zq7-wrong-guess";
    private static final String WEBHOOK = "Zq7-webhook-token";
    private static final String PIN = "Zq7-pin";
    private static final String PROBE = "Zq7-probe-secret";
    private static final String PROBE_USER = "Zq7-probe-user";

    @Test
    void passwordsAndTokensAreNowhereToBeFound(@TempDir Path data, @TempDir Path elsewhere) throws IOException {
        var logged = new Log();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var talkative = List.of("org.taizhang", "org.springframework.web", "org.springframework.security");
        var levels = talkative.stream()
                .map(name -> ((Logger) LoggerFactory.getLogger(name)).getLevel())
                .toList();
        String token;
        try (var product = Product.start(
                data,
                "taizhang.admin-password=" + FIRST,
                "taizhang.secrets.key=" + elsewhere.resolve("secrets.key"),
                "taizhang.ledger.checkpoint-every=10ms",
                "taizhang.ledger.signers[0].key=file:" + data.resolve("checkpoint.key"),
                "taizhang.ledger.signers[0].secret=" + PIN,
                "taizhang.ledger.places.webhooks[0].url=http://localhost:1/hook?token=" + WEBHOOK,
                "taizhang.ledger.places.webhooks[0].authorization=Bearer " + WEBHOOK)) {
            talkative.forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.TRACE));
            logged.start();
            root.addAppender(logged);
            token = useEverySecret(product);
            var log = product.bean(CommitLog.class);
            var entries = log.read(0, (int) log.head());
            assertThat(entries).hasSizeGreaterThan(5);
            for (var entry : entries) clean(new String(entry.entry().bytes(), StandardCharsets.UTF_8), token);
        } finally {
            root.detachAppender(logged);
            for (int i = 0; i < levels.size(); i++)
                ((Logger) LoggerFactory.getLogger(talkative.get(i))).setLevel(levels.get(i));
        }
        assertThat(logged.lines).hasSizeGreaterThan(100);
        assertThat(logged.lines).anyMatch(line -> line.contains("localhost/hook"));
        var key = Files.readString(data.resolve("checkpoint.key")).strip();
        var secret = key.substring(key.lastIndexOf('+') + 1);
        assertThat(logged.lines).noneMatch(line -> line.contains(secret));
        for (var line : logged.lines) clean(line, token);
        try (var files = Files.walk(data)) {
            for (var file : files.filter(Files::isRegularFile).toList())
                clean(Files.readString(file, StandardCharsets.ISO_8859_1), token);
        }
    }

    private static String useEverySecret(Product product) {
        var anyone = product.anyone();
        clean(anyone.post("/api/v1/session", LoginTest.login("admin", GUESS)).expect(401));
        clean(anyone.post("/api/v1/session", "{\"name\": \"admin\", \"password\": [\"" + GUESS + "\"]}")
                .expect(400));
        clean(anyone.post("/api/v1/session", "{\"name\": \"admin\", \"pass\": \"" + GUESS + "\"")
                .expect(400));
        var admin = product.logIn("admin", FIRST);
        var token = String.valueOf(admin.token());
        var account = """
                {"profile": {"name": "%s", "fullName": "Somebody", "unit": "230000"}, "password": "%s"}""";
        clean(admin.post("/api/v1/accounts", account.formatted("somebody", SECOND), "Idempotency-Key", "k1")
                .expect(201));
        clean(admin.post("/api/v1/accounts", account.formatted("somebody", SECOND))
                .expect(409));
        clean(admin.post("/api/v1/accounts", account.formatted("NO GOOD", SECOND))
                .expect(400));
        var path = "/api/v1/accounts/" + Product.account("somebody");
        admin.put(path + "/roles/" + Role.WATCH, null).expect(200);
        clean(admin.put(path + "/password", "{\"password\": \"" + SECOND + "\"}")
                .expect(200));
        clean(admin.get(path).expect(200));
        useAProbesSecret(product, admin);
        clean(admin.get("/api/v1/ledger").expect(200));
        clean(admin.get("/actuator/health"));
        var change = "{\"password\": \"%s\", \"newPassword\": \"%s\"}";
        clean(admin.put("/api/v1/session/password", change.formatted(GUESS, SECOND))
                .expect(401));
        clean(admin.put("/api/v1/session/password", change.formatted(FIRST, "zqx-secret"))
                .expect(400));
        clean(admin.put("/api/v1/session/password", change.formatted(FIRST, SECOND))
                .expect(200));
        clean(admin.get("/api/v1/session").expect(401));
        return token;
    }

    private static void useAProbesSecret(Product product, Client admin) {
        admin.put("/api/v1/accounts/" + Product.account("somebody") + "/roles/" + Role.OPERATOR, null)
                .expect(200);
        var somebody = product.logIn("somebody", SECOND);
        var body = "{\"unit\": \"%s\", \"user\": \"" + PROBE_USER + "\", \"secret\": \"" + PROBE + "\"}";
        clean(somebody.put("/api/v1/credentials/portal", body.formatted("NO GOOD"))
                .expect(400));
        clean(somebody.put("/api/v1/credentials/portal", body.formatted("310000"))
                .expect(403));
        var stored = somebody.put("/api/v1/credentials/portal", body.formatted("230000"))
                .expect(200);
        clean(stored);
        clean(somebody.get("/api/v1/credentials/portal", RestTest.after(stored)).expect(200));
        clean(somebody.get("/api/v1/credentials").expect(200));
        clean(somebody.get("/api/v1/audit").expect(200));
    }

    private static void clean(Client.Answer answer) {
        clean(answer.body() + answer.headers(), "");
    }

    private static void clean(String text, String token) {
        assertThat(Stream.of(FIRST, SECOND, GUESS, WEBHOOK, PIN, PROBE, PROBE_USER)
                        .anyMatch(text::contains))
                .as("a password in %s", text)
                .isFalse();
        assertThat(!token.isEmpty() && text.contains(token))
                .as("the token in %s", text)
                .isFalse();
    }

    /** Every line that is logged, with its failure. */
    private static final class Log extends AppenderBase<ILoggingEvent> {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            var failure = event.getThrowableProxy();
            lines.add(event.getFormattedMessage() + (failure == null ? "" : ThrowableProxyUtil.asString(failure)));
        }
    }
}
