package org.taizhang.openapi;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.taizhang.api.Application;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The product, running on a port of its own with data of its own. */
final class Product implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.shared();
    private static final String PASSWORD = "First-Light-2026";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;
    private final String url;

    private Product(ConfigurableApplicationContext context) {
        this.context = context;
        var server = ((WebServerApplicationContext) context).getWebServer();
        this.url = "http://localhost:" + (server == null ? 0 : server.getPort());
    }

    static Product start(Path data) {
        var application = new SpringApplication(Application.class);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        return new Product(application.run(
                "--server.port=0",
                "--taizhang.data=" + data.resolve("data"),
                "--taizhang.secrets.key=" + data.resolve("secrets.key"),
                "--taizhang.admin-password=" + PASSWORD,
                "--taizhang.probes.register-self=false"));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** The first administrator's session. */
    String admin() {
        var login = JSON.createObjectNode().put("name", "admin").put("password", PASSWORD);
        return send("POST", "/api/v1/session", null, login).json().get("token").asString();
    }

    Answer send(String method, String path, @Nullable String token, @Nullable JsonNode body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url + path));
        if (token != null) request.header("Authorization", "Bearer " + token);
        if (body != null) request.header("Content-Type", "application/json");
        if (headers.length > 0) request.headers(headers);
        request.method(
                method,
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        try {
            return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A form of these fields and a text file. */
    Answer form(String path, String token, JsonNode fields, String file) {
        var form = new StringBuilder();
        for (var field : fields.properties()) {
            var isFile = field.getKey().equals("file");
            form.append("--edge\r\nContent-Disposition: form-data; name=\"").append(field.getKey());
            form.append(isFile ? "\"; filename=\"a.log\"\r\nContent-Type: text/plain" : "\"");
            form.append("\r\n\r\n")
                    .append(isFile ? file : field.getValue().asString())
                    .append("\r\n");
        }
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(HttpRequest.BodyPublishers.ofString(form + "--edge--\r\n"));
        try {
            return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        JsonNode json() {
            return JSON.readTree(body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }
}
