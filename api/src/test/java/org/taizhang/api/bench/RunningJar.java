package org.taizhang.api.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packaged product as a process of its own, and an operator who is logged in. */
final class RunningJar implements AutoCloseable {
    private static final String PASSWORD = "Swift-Mark-2026";
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String url;
    private final double startSeconds;
    private String token = "";

    private RunningJar(Process process, String url, long began) throws IOException, InterruptedException {
        this.process = process;
        this.url = url;
        while (!isReady()) {
            if (!process.isAlive()) throw new IllegalStateException("The product ended with " + process.exitValue());
            Thread.sleep(20);
        }
        startSeconds = (System.nanoTime() - began) / 1e9;
    }

    static RunningJar start(Path jar, Path data) throws IOException, InterruptedException {
        Files.createDirectories(data);
        var port = freePort();
        var java = ProcessHandle.current().info().command().orElse("java");
        var command = new ProcessBuilder(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx512m",
                "-jar",
                jar.toString(),
                "--taizhang.probes.register-self=false",
                "--taizhang.security.logins-per-minute=1000");
        command.environment().put("TAIZHANG_DATA", data.toString());
        command.environment().put("SERVER_PORT", Integer.toString(port));
        command.environment().put("TAIZHANG_ADMIN_PASSWORD", PASSWORD);
        command.redirectErrorStream(true)
                .redirectOutput(data.resolve("product.log").toFile());
        var began = System.nanoTime();
        var product = new RunningJar(command.start(), "http://localhost:" + port, began);
        product.logInAsOperator();
        return product;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return send("GET", "/actuator/health/readiness", null).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private void logInAsOperator() throws IOException, InterruptedException {
        if (!logIn("bench")) {
            logIn("admin");
            var account = ok("POST", "/api/v1/accounts", """
                    {"profile": {"name": "bench", "fullName": "Bench", "unit": "230000"}, "password": "%s"}""".formatted(PASSWORD))
                    .get("subject")
                    .asString();
            for (var role : new String[] {"OPERATOR", "WATCH"})
                ok("PUT", "/api/v1/accounts/" + account + "/roles/" + role, null);
            logIn("bench");
        }
    }

    private boolean logIn(String name) throws IOException, InterruptedException {
        token = "";
        var answer = send("POST", "/api/v1/session", """
                {"name": "%s", "password": "%s"}""".formatted(name, PASSWORD));
        if (answer.statusCode() != 200) return false;
        token = JSON.readTree(answer.body()).get("token").asString();
        return true;
    }

    void report() throws IOException, InterruptedException {
        ok("POST", "/api/v1/incidents", """
                {"title": "A page does not open", "description": "Seen by a visitor", "unit": "230000/230100"}""");
    }

    String url() {
        return url;
    }

    /** The token of a new source. */
    String source() throws IOException, InterruptedException {
        var source = ok("POST", "/api/v1/sources", """
                {"name": "bench", "unit": "230000", "owner": "bench", "escalation": []}""").get("subject").asString();
        return ok("PUT", "/api/v1/sources/" + source + "/token", null)
                .get("token")
                .asString();
    }

    void openAlerts() throws IOException, InterruptedException {
        ok("GET", "/api/v1/alerts?state=OPEN", null);
    }

    void watch(String page) throws IOException, InterruptedException {
        ok("POST", "/api/v1/targets", """
                {"kind": "website", "name": "%1$s", "unit": "230000", "address": "%1$s", "owner": "bench",
                 "check": {"protocol": "http", "keyword": "hello"}, "interval": "PT10S", "escalation": [],
                 "thresholds": [{"rule": "down", "metric": "probe_success", "comparison": "BELOW", "value": 1,
                                 "severity": 3, "text": "down"}]}""".formatted(page));
    }

    long head() throws IOException, InterruptedException {
        return ok("GET", "/api/v1/views", null).get("head").asLong();
    }

    /** How far the last of the read models is behind, in events. */
    long lag() throws IOException, InterruptedException {
        var views = ok("GET", "/api/v1/views", null);
        return views.get("views")
                .valueStream()
                .mapToLong(view ->
                        views.get("head").asLong() - view.get("position").asLong())
                .max()
                .orElse(0);
    }

    void awaitViews(long position) throws IOException, InterruptedException {
        while (ok("GET", "/api/v1/views", null)
                .get("views")
                .valueStream()
                .anyMatch(view -> view.get("position").asLong() < position)) Thread.sleep(20);
    }

    double metric(String name) throws IOException, InterruptedException {
        return send("GET", "/actuator/prometheus", null)
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    double startSeconds() {
        return startSeconds;
    }

    double cpuSeconds() {
        return process.toHandle().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
    }

    long residentMiB() throws IOException {
        return memory("VmRSS:");
    }

    long peakMiB() throws IOException {
        return memory("VmHWM:");
    }

    private long memory(String what) throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith(what))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        }
    }

    private JsonNode ok(String method, String path, String body) throws IOException, InterruptedException {
        var answer = send(method, path, body);
        if (answer.statusCode() >= 300) throw new IllegalStateException(method + " " + path + ": " + answer.body());
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + path));
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        if (body == null) request.method(method, HttpRequest.BodyPublishers.noBody());
        else
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) process.destroyForcibly();
    }
}
