package org.taizhang.ledger.verify;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A running server's public addresses. */
final class Server implements Place {
    private static final String API = "/api/v1/ledger";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String base;
    private final @Nullable String authorization;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(20))
            .followRedirects(Redirect.NEVER) // who is shown the password is whom it was meant for
            .build();

    /** An address with a path is that of the checkpoint's directory; one without is that of the product. */
    Server(URI address, @Nullable String authorization) {
        var text = address.toString().replaceAll("/+$", "");
        var path = address.getPath();
        this.base = path == null || path.isEmpty() || path.equals("/") ? text + API : text;
        this.authorization = authorization;
    }

    @Override
    public boolean read(String path, int limit, Content into) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(base + "/" + path)).timeout(PATIENCE);
        if (authorization != null) request.header("Authorization", authorization);
        var response = send(request.build(), limit);
        return switch (response.statusCode()) {
            case 200 -> {
                into.set(response.body());
                yield true;
            }
            case 404, 410 -> false;
            case 401, 403 ->
                throw new IOException(name(path) + " needs --user or --token (HTTP " + response.statusCode() + ")");
            default -> throw new IOException(name(path) + " answers with HTTP " + response.statusCode());
        };
    }

    private HttpResponse<byte[]> send(HttpRequest request, int limit) throws IOException {
        var answer = client.sendAsync(request, info -> new Limited(limit));
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(request.uri() + " cannot be read: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException(request.uri() + " does not answer within " + PATIENCE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted at " + request.uri());
        }
    }

    @Override
    public String name(String path) {
        return base + "/" + path;
    }
}
