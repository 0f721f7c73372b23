package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The ledger as it is told over server-sent events; waiting for an event is waiting for the thing itself. */
public final class Events implements AutoCloseable {
    private static final JsonNode END = Client.JSON.createObjectNode();

    private final Stream<String> lines;
    private final BlockingQueue<JsonNode> queue = new LinkedBlockingQueue<>();
    private final List<JsonNode> seen = new ArrayList<>();
    private Duration patience = Duration.ofSeconds(30);

    Events(HttpClient http, HttpRequest request) {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofLines());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
            lines = response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
        try {
            lines.filter(line -> line.startsWith("data:"))
                    .forEach(line -> queue.add(Client.JSON.readTree(line.substring("data:".length()))));
        } catch (UncheckedIOException | IllegalStateException closed) {
            assertThat(closed).isNotNull();
        } finally {
            queue.add(END);
        }
    }

    /** Waits so long for each message. */
    public Events patient(Duration longer) {
        patience = longer;
        return this;
    }

    /** The next event of that type, from where the last wait ended. */
    JsonNode await(String type) {
        return await(type, event -> true);
    }

    public JsonNode await(String type, Predicate<JsonNode> fits) {
        while (true) {
            var message = next();
            assertThat(message).as("%s, after %s", type, seen).isNotEqualTo(END);
            var event = message.path("event");
            if (event.path("type").asString("").equals(type) && fits.test(event.get("data"))) return event;
        }
    }

    /** Everything from where the last wait ended up to this position. */
    void awaitPosition(long position) {
        while (seen.isEmpty() || positions().getLast() < position)
            assertThat(next()).as("%s, after %s", position, seen).isNotEqualTo(END);
    }

    /** Everything until the server ends the stream. */
    void awaitEnd() {
        var message = next();
        while (!message.equals(END)) message = next();
    }

    /** Waits for whatever comes next, and says where in the ledger it stands. */
    public long awaitNext() {
        var message = next();
        assertThat(message).as("anything, after %s", seen).isNotEqualTo(END);
        return message.get("position").asLong();
    }

    private JsonNode next() {
        try {
            var message = queue.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(message).as("anything, after %s", seen).isNotNull();
            if (!message.equals(END)) seen.add(message);
            return message;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where in the ledger the events seen so far stand. */
    List<Long> positions() {
        return seen.stream().map(message -> message.get("position").asLong()).toList();
    }

    /** What was seen so far. */
    public List<JsonNode> seen() {
        return seen.stream().map(message -> message.get("event")).toList();
    }

    @Override
    public void close() {
        lines.close();
    }
}
