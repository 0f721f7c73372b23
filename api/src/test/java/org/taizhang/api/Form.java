package org.taizhang.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A form with a file in it, as a browser sends it. */
public record Form(String name, String type, byte[] bytes, Map<String, String> fields) {
    static final String BOUNDARY = "------------------------7MA4YWxkTrZu0gW";

    public static Form of(String name, String type, byte[] bytes) {
        return new Form(name, type, bytes, Map.of("unit", "230000/230100"));
    }

    public static Form text(String name, String text) {
        return of(name, "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    Form with(String field, String value) {
        var more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new Form(name, type, bytes, more);
    }

    public Client.Answer send(Client by, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(by.url() + "/api/v1/files"))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + by.token())
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body()));
        if (headers.length > 0) request.headers(headers);
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Client.Answer(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] body() {
        var body = new ByteArrayOutputStream();
        fields.forEach((field, value) -> body.writeBytes(utf8("--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value + "\r\n")));
        body.writeBytes(utf8("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: " + type + "\r\n\r\n"));
        body.writeBytes(bytes);
        body.writeBytes(utf8("\r\n--" + BOUNDARY + "--\r\n"));
        return body.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
