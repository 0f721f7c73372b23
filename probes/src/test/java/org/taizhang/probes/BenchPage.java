package org.taizhang.probes;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** A page served by a process of its own, which counts how often it was read. */
record BenchPage(Process process, int port) implements AutoCloseable {
    static final String KEYWORD = "领导信箱";

    static BenchPage start() throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProbeBench.class.getName(),
                        "serve")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new BenchPage(
                process,
                Integer.parseInt(process.inputReader(StandardCharsets.US_ASCII).readLine()));
    }

    /** Eight addresses share the work, so that a machine does not run out of ports. */
    String web(int i) {
        return "http://" + port(i) + "/?n=" + i;
    }

    String port(int i) {
        return "127.0.0." + (1 + i % 8) + ":" + port;
    }

    long hits() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/hits"))
                    .build();
            return Long.parseLong(client.send(request, BodyHandlers.ofString()).body());
        }
    }

    static void serve() throws IOException {
        var page = ("<meta charset=utf-8>" + "政务公开".repeat(2000) + KEYWORD).getBytes(StandardCharsets.UTF_8);
        var hits = new LongAdder();
        var server = HttpServer.create(new InetSocketAddress(0), 4096);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            var body = exchange.getRequestURI().getPath().equals("/hits")
                    ? hits.toString().getBytes(StandardCharsets.US_ASCII)
                    : page;
            if (body == page) hits.increment();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        System.out.println(server.getAddress().getPort());
    }

    @Override
    public void close() {
        process.destroy();
    }
}
