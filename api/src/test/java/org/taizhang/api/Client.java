package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who speaks HTTP to the product. */
public record Client(String url, @Nullable String token, String name) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    public static final JsonMapper JSON = new JsonMapper();

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Answer post(String path, @Nullable String body, String... headers) {
        return send("POST", path, body, headers);
    }

    public Answer put(String path, @Nullable String body, String... headers) {
        return send("PUT", path, body, headers);
    }

    public Answer delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    public Answer send(String method, String path, @Nullable String body, String... headers) {
        try {
            var answer = HTTP.send(request(method, path, body, headers), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is no text: status 200 and its bytes. */
    public byte[] bytes(String path, String... headers) {
        try {
            var answer = HTTP.send(request("GET", path, null, headers), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode())
                    .as(new String(answer.body(), StandardCharsets.UTF_8))
                    .isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Listens to the ledger from after that position on. */
    public Events events(long after) {
        return events("?after=" + after);
    }

    Events events(String query, String... headers) {
        return new Events(HTTP, request("GET", "/api/v1/events" + query, null, headers));
    }

    /** The same person with the same session, on a product that was started again. */
    Client at(Product product) {
        return new Client(product.url(), token, name);
    }

    private HttpRequest request(String method, String path, @Nullable String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(60));
        if (token != null) request.header("Authorization", "Bearer " + token);
        if (headers.length > 0) request.headers(headers);
        if (body == null)
            return request.method(method, HttpRequest.BodyPublishers.noBody()).build();
        if (List.of(headers).stream().noneMatch("Content-Type"::equals))
            request.header("Content-Type", "application/json");
        return request.method(method, HttpRequest.BodyPublishers.ofString(body)).build();
    }

    /** What came back. */
    public record Answer(int status, HttpHeaders headers, String body) {
        public Answer expect(int status) {
            assertThat(this.status).as(body).isEqualTo(status);
            return this;
        }

        /** The answer is a problem detail of that type. */
        public JsonNode expectProblem(int status, String code) {
            expect(status);
            assertThat(header("Content-Type")).startsWith("application/problem+json");
            assertThat(json().get("type").asString()).isEqualTo("urn:taizhang:problem:" + code);
            return json();
        }

        public JsonNode json() {
            return JSON.readTree(body);
        }

        public List<JsonNode> items() {
            var items = new ArrayList<JsonNode>();
            json().get("items").forEach(items::add);
            return items;
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** The subject a command was about. */
        public String subject() {
            return json().get("subject").asString();
        }

        public long position() {
            return Long.parseLong(header("Taizhang-Position"));
        }
    }
}
