package org.taizhang.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log behind HTTP, served from a directory. */
class ServerTest {
    private static final Signer SIGNER = new Signer(TilesLog.ORIGIN);
    private static final String API = "/api/v1/ledger/";

    @TempDir
    Path directory;

    private HttpServer server;
    private volatile String password;
    private volatile int failing;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var file = directory.resolve(path.startsWith(API) ? path.substring(API.length()) : "none");
        var allowed =
                password == null || password.equals(exchange.getRequestHeaders().getFirst("Authorization"));
        var status = failing > 0 ? failing : !allowed ? 401 : Files.isRegularFile(file) ? 200 : 404;
        var body = status == 200 ? Files.readAllBytes(file) : new byte[0];
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private Run verify(String... more) {
        var arguments = new Object[3 + more.length];
        arguments[0] = address();
        arguments[1] = "--key";
        arguments[2] = SIGNER.key().vkey();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Run.of(arguments);
    }

    @Test
    void aServedLogIsVerifiedFromItsAddresses() {
        new TilesLog(3_000).write(directory, SIGNER);
        assertThat(verify().verified().out()).contains("3000 entries");
        Run.of(address() + API, "--key", SIGNER.key().vkey()).verified();
        assertThat(Run.of("replay", address(), "--from", "2999").out()).contains("2999");
    }

    @Test
    void whatWasChangedOrIsMissingIsNamedByItsAddress() throws IOException {
        new TilesLog(3_000).write(directory, SIGNER);
        var file = directory.resolve("tile/entries/007");
        var good = Files.readAllBytes(file);
        var bad = good.clone();
        bad[1_000] ^= 1;
        Files.write(file, bad);
        verify().wrong(address() + API + "tile/entries/007");
        Files.delete(file);
        verify().incomplete(address() + API + "tile/entries/007", "missing");
    }

    @Test
    void aNameAndPasswordOrATokenIsShown() {
        new TilesLog(3).write(directory, SIGNER);
        password = "Basic " + Base64.getEncoder().encodeToString("audit:s3cret".getBytes(UTF_8));
        verify().incomplete("needs --user or --token");
        verify("--user", "audit:s3cret").verified();
        password = "Bearer abc";
        verify("--token", "abc").verified();
    }

    @Test
    void aServerThatFailsOrIsNotThereIsNoLogThatIsWrong() {
        new TilesLog(3).write(directory, SIGNER);
        failing = 503;
        verify().incomplete("HTTP 503");
        failing = 302;
        verify().incomplete("HTTP 302");
        server.stop(0);
        verify().incomplete("cannot be read");
    }

    @Test
    void anAnswerThatIsTooLongIsNotTakenIn() throws IOException {
        new TilesLog(300).write(directory, SIGNER);
        Files.write(directory.resolve("tile/0/000"), new byte[1 << 20]);
        verify().incomplete("more than 8192 bytes");
    }
}
