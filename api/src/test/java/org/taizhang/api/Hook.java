package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** A real web server that takes in what is posted to it, and answers as it is told to. */
public final class Hook implements AutoCloseable {
    private final HttpServer server;
    private final BlockingQueue<Posted> posted = new LinkedBlockingQueue<>();
    private final Deque<Supplier<Integer>> answers = new ArrayDeque<>();
    private volatile String body = "{\"errcode\":0,\"errmsg\":\"ok\"}";

    /** One request as it came. */
    public record Posted(String path, Map<String, String> headers, String body) {
        public JsonNode json() {
            return Client.JSON.readTree(body);
        }
    }

    public Hook() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        posted.add(new Posted(exchange.getRequestURI().toString(), headers, text));
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(next().get(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Supplier<Integer> next() {
        synchronized (answers) {
            return answers.isEmpty() ? () -> 200 : answers.size() == 1 ? answers.peek() : answers.poll();
        }
    }

    /** Answers these one after another, and the last of them from then on. */
    @SafeVarargs
    public final Hook answering(Supplier<Integer>... next) {
        synchronized (answers) {
            answers.clear();
            for (var answer : next) answers.add(answer);
        }
        return this;
    }

    public Hook saying(String body) {
        this.body = body;
        return this;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** The next request. */
    public Posted await() {
        try {
            var next = posted.poll(30, TimeUnit.SECONDS);
            assertThat(next).as("a post to %s", url()).isNotNull();
            return next;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public int waiting() {
        return posted.size();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
