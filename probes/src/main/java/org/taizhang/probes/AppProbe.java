package org.taizhang.probes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.target.Check;

/**
 * Downloads an app as a user would and reads what it says of itself, so that a package that cannot be had, is none, is
 * another, or has changed is known.
 *
 * <p>What is known by its ETag, or by its date and size, is not downloaded again within a day; after a day it is, so that
 * a package changed behind an unchanged ETag is found. A download lies in a temporary file until it is read.
 */
public final class AppProbe {
    private static final int MEBIBYTES = 512;
    private static final int SHIFT = 20;
    private static final Duration TRUSTED = Duration.ofDays(1);

    private final Map<UUID, Known> known = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final HttpClient client;

    /** What a package was, and what the server called it then. */
    private record Known(
            String address, @Nullable String mark, AppPackage app, String digest, long bytes, Instant read) {
        boolean isStill(String markNow, String addressNow, Instant now) {
            return markNow.equals(mark)
                    && address.equals(addressNow)
                    && Duration.between(read, now).compareTo(TRUSTED) < 0;
        }
    }

    /** Believes the certificate authorities the JDK believes. */
    public AppProbe(InstantSource clock) {
        this(clock, null);
    }

    /** Believes the given certificate authorities instead, such as a platform's own. */
    public AppProbe(InstantSource clock, @Nullable KeyStore authorities) {
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .sslContext(Trust.context(authorities))
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    void read(Watched target, Check.App check, Readings readings) throws IOException, InterruptedException {
        var address = Address.of(target.address());
        readings.step("waiting for the answer of " + address.authority());
        try {
            var answer = client.send(request(address), BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                readings.put("http_status_code", answer.statusCode());
                if (answer.statusCode() != 200)
                    throw new Failed(address.authority() + " answered " + answer.statusCode());
                var app = seen(target, check, answer, body, readings);
                known.put(target.id(), app);
                tell(app, answer, check, readings);
            }
        } catch (Failed e) {
            throw e;
        } catch (IOException e) {
            throw new Failed(why(e, address));
        } catch (IllegalArgumentException e) {
            // So the JDK's client meets an invalid Content-Length.
            throw new Failed("The answer of " + address.authority() + " could not be read");
        }
    }

    private static HttpRequest request(Address address) throws Failed {
        try {
            return HttpRequest.newBuilder(URI.create(
                            (address.secure() ? "https://" : "http://") + address.authority() + address.path()))
                    .header("User-Agent", "Mozilla/5.0 (compatible; Taizhang)")
                    .build();
        } catch (IllegalArgumentException e) {
            throw new Failed("The address is not valid");
        }
    }

    /** What is known already, unless it is too long ago; else what is downloaded. The body is left unread where it is not needed. */
    private Known seen(Watched target, Check.App check, HttpResponse<?> answer, InputStream body, Readings readings)
            throws IOException {
        var was = known.get(target.id());
        var mark = mark(answer);
        if (was != null && mark != null && was.isStill(mark, target.address(), clock.instant())) return was;
        known.remove(target.id());
        var limit = (long) (check.mebibytes() == null ? MEBIBYTES : check.mebibytes()) << SHIFT;
        var said = answer.headers().firstValueAsLong("Content-Length").orElse(0);
        if (said > limit) throw tooLarge(limit);
        var file = Files.createTempFile("taizhang-app-", ".zip");
        try {
            readings.step("downloading the app");
            var digest = digest(body, file, limit);
            var bytes = Files.size(file);
            readings.put("app_size_bytes", bytes);
            readings.step("reading the app");
            return new Known(target.address(), mark, AppPackage.of(file), digest, bytes, clock.instant());
        } finally {
            Files.delete(file);
        }
    }

    /** What the server calls this version of it; null where it says nothing that changes with it. */
    private static @Nullable String mark(HttpResponse<?> answer) {
        var headers = answer.headers();
        var modified = headers.firstValue("Last-Modified");
        var length = headers.firstValue("Content-Length");
        return headers.firstValue("ETag")
                .or(() -> modified.flatMap(date -> length.map(bytes -> date + " " + bytes)))
                .orElse(null);
    }

    private static String digest(InputStream body, Path file, long limit) throws IOException {
        try (var out = new DigestOutputStream(Files.newOutputStream(file), MessageDigest.getInstance("SHA-256"))) {
            if (copied(body, out, limit) > limit) throw tooLarge(limit);
            return HexFormat.of().formatHex(out.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static long copied(InputStream from, OutputStream to, long limit) throws IOException {
        var buffer = new byte[64 * 1024];
        var count = 0L;
        for (int read; count <= limit && (read = from.read(buffer)) >= 0; count += read) to.write(buffer, 0, read);
        return count;
    }

    private void tell(Known app, HttpResponse<?> answer, Check.App check, Readings readings) throws Failed {
        readings.put("app_size_bytes", app.bytes());
        readings.fact("app_platform", app.app().platform());
        readings.fact("app_package", app.app().name());
        readings.fact("app_version", app.app().version());
        readings.fact("app_version_code", app.app().build());
        readings.fact("app_sha256", app.digest());
        modified(answer).ifPresent(at -> {
            readings.fact("app_last_modified", at.toString());
            readings.put(
                    "app_version_age_seconds",
                    Duration.between(at, clock.instant()).toSeconds());
        });
        if (check.packageName() != null && !check.packageName().equals(app.app().name()))
            throw new Failed("The package is " + app.app().name() + " and not " + check.packageName());
    }

    private static Optional<Instant> modified(HttpResponse<?> answer) {
        try {
            return answer.headers()
                    .firstValue("Last-Modified")
                    .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Failed tooLarge(long limit) {
        return new Failed("The app is larger than " + (limit >> SHIFT) + " MiB");
    }

    private String why(IOException failure, Address address) {
        var untrusted = Trust.Untrusted.in(failure);
        if (untrusted != null) return untrusted.why(address.host(), clock.instant());
        if (failure instanceof ConnectException) return address.authority() + " refused the connection";
        return "The connection to " + address.authority() + " broke: " + failure.getMessage();
    }
}
