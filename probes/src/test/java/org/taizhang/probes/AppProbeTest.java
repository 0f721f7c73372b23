package org.taizhang.probes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.target.Check;
import org.taizhang.probes.peer.Peer;

class AppProbeTest {
    private static final String NAME = "cn.gov.example.portal";
    private static final Check.App ANY = new Check.App(null, null);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AtomicInteger sent = new AtomicInteger();
    private final UUID target = UUID.randomUUID();
    private volatile Instant now = Instant.parse("2026-11-24T08:00:00Z");
    private final AppProbe probe = new AppProbe(() -> now);
    private HttpServer server;
    private volatile byte[] content = {};
    private volatile String etag;
    private volatile String modified;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                if (etag != null) exchange.getResponseHeaders().set("ETag", etag);
                if (modified != null) exchange.getResponseHeaders().set("Last-Modified", modified);
                exchange.sendResponseHeaders(200, content.length);
                exchange.getResponseBody().write(content);
                sent.incrementAndGet();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void readsAnAndroidApp() throws Exception {
        content = Apps.apk(NAME, 42, "1.4.2");
        modified = "Tue, 24 Nov 2026 07:00:00 GMT";

        var seen = see(new Check.App(NAME, null));

        assertThat(seen.detail()).isNull();
        assertThat(seen.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(seen.facts())
                .containsEntry("app_platform", "android")
                .containsEntry("app_package", NAME)
                .containsEntry("app_version", "1.4.2")
                .containsEntry("app_version_code", "42")
                .containsEntry("app_last_modified", "2026-11-24T07:00:00Z")
                .containsEntry("app_sha256", sha256(content));
        assertThat(Seeing.value(seen, "app_size_bytes")).isEqualTo(content.length);
        assertThat(Seeing.value(seen, "app_version_age_seconds")).isEqualTo(3600);
        assertThat(Seeing.value(seen, "http_status_code")).isEqualTo(200);
    }

    @Test
    void readsAnIosAppWhateverTheFormOfItsPlist() throws Exception {
        content = Apps.ipa(Apps.plist(NAME, "2.0", "200"));
        assertIos("2.0", "200");
        content = Apps.ipa(xml("<key>CFBundleIdentifier</key><string>" + NAME
                + "</string><key>CFBundleShortVersionString</key><string>2.1</string>"
                + "<key>CFBundleVersion</key><string>210</string>"));
        assertIos("2.1", "210");
    }

    private void assertIos(String version, String build) throws Exception {
        var seen = see(ANY);
        assertThat(seen.detail()).isNull();
        assertThat(seen.facts())
                .containsEntry("app_platform", "ios")
                .containsEntry("app_package", NAME)
                .containsEntry("app_version", version)
                .containsEntry("app_version_code", build);
    }

    @Test
    void anotherPackageIsAFailureThatTellsItsDigest() throws Exception {
        content = Apps.apk("com.evil", 1, "1");

        var seen = see(new Check.App(NAME, null));

        assertThat(seen.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(seen.detail()).isEqualTo("The package is com.evil and not " + NAME);
        assertThat(seen.facts()).containsEntry("app_sha256", sha256(content));
    }

    /** 40 MB: more than sockets buffer, so that a body left unread is one that was not sent. */
    @Test
    void whatTheServerCallsTheSameIsNotDownloadedAgainWithinADay() throws Exception {
        content = Apps.zip(Map.of("AndroidManifest.xml", manifestOf(Apps.apk(NAME, 1, "1")), "big", noise(40 << 20)));
        etag = "\"one\"";
        var first = see(ANY);
        assertThat(first.detail()).isNull();
        assertThat(sent).hasValue(1);

        var again = see(ANY);
        assertThat(again.facts()).isEqualTo(first.facts());
        assertThat(Seeing.value(again, "app_size_bytes")).isEqualTo(content.length);
        assertThat(sent).hasValue(1);

        content = Apps.apk(NAME, 2, "2");
        etag = "\"two\"";
        assertThat(see(ANY).facts()).containsEntry("app_version", "2");

        content = Apps.apk(NAME, 3, "3");
        assertThat(see(ANY).facts()).containsEntry("app_version", "2");
        now = now.plus(Duration.ofDays(1));
        assertThat(see(ANY).facts()).containsEntry("app_version", "3");
    }

    @Test
    void whatTheServerDoesNotNameIsDownloadedEachTime() throws Exception {
        content = Apps.apk(NAME, 1, "1");
        see(ANY);
        content = Apps.apk(NAME, 2, "2");

        assertThat(see(ANY).facts()).containsEntry("app_version", "2");
    }

    @Test
    void whatIsTooLargeIsNotDownloaded() throws Exception {
        content = new byte[(1 << 20) + 1];
        assertThat(see(new Check.App(null, 1)).detail()).isEqualTo("The app is larger than 1 MiB");
        try (var endless = new RawServer((request, answer) -> {
            RawServer.skipHead(request);
            answer.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) answer.write(new byte[1 << 16]);
        })) {
            assertThat(see(endless.address(), new Check.App(null, 1), PATIENCE).detail())
                    .isEqualTo("The app is larger than 1 MiB");
        }
    }

    @Test
    void whatIsNoAppIsAFailure() throws Exception {
        content = "<html>请稍候</html>".getBytes(StandardCharsets.UTF_8);
        assertThat(see(ANY).detail()).startsWith("What is downloaded is no app: ");
        content = Apps.zip(Map.of("readme.txt", new byte[10]));
        assertThat(see(ANY).detail()).isEqualTo("What is downloaded is no app, but another archive");
        content =
                Apps.zip(Map.of("AndroidManifest.xml", "<manifest package='text'/>".getBytes(StandardCharsets.UTF_8)));
        assertThat(see(ANY).detail()).isEqualTo("The manifest of the app cannot be read");
        content = Apps.zip(Map.of("AndroidManifest.xml", new byte[17 << 20]));
        assertThat(see(ANY).detail()).isEqualTo("The AndroidManifest.xml of the app is larger than 16 MiB");
        for (var broken : new String[] {"", "bplist00", "bplist00" + "\377".repeat(40), "<plist>", "\0\1\2"}) {
            content = Apps.ipa(broken.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(see(ANY).detail()).as(broken).startsWith("The Info.plist of the app ");
        }
        content = Apps.ipa(xml("<key>Other</key><string>x</string>"));
        assertThat(see(ANY).detail()).isEqualTo("The Info.plist of the app names no bundle");
    }

    @Test
    void aPlistReachesForNothingElse(@TempDir Path folder) throws Exception {
        var secret = Files.writeString(folder.resolve("secret"), "s3cret");
        content = Apps.ipa(("<?xml version='1.0'?><!DOCTYPE plist [<!ENTITY x SYSTEM '" + secret.toUri()
                        + "'>]><plist version='1.0'><dict><key>CFBundleIdentifier</key><string>a&x;b</string></dict></plist>")
                .getBytes(StandardCharsets.UTF_8));

        assertThat(see(ANY).toString()).doesNotContain("s3cret");
    }

    @Test
    void downloadsLeaveNoFiles() throws Exception {
        content = "garbage".getBytes(StandardCharsets.UTF_8);
        see(ANY);
        content = Apps.apk(NAME, 1, "1");
        see(ANY);

        try (var left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(left).noneMatch(file -> file.getFileName().toString().startsWith("taizhang-app-"));
        }
    }

    @Test
    void refusedSilentCutOffAndMissing() throws Exception {
        var closed = "127.0.0.1:" + Peer.freePort();
        assertThat(see("http://" + closed + "/a.apk", ANY, PATIENCE).detail())
                .isEqualTo(closed + " refused the connection");
        try (var missing = RawServer.saying("HTTP/1.1 404 Gone\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(see(missing.address(), ANY, PATIENCE).detail())
                    .isEqualTo("127.0.0.1:" + missing.port() + " answered 404");
        }
        try (var cut = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nPK")) {
            assertThat(see(cut.address(), ANY, PATIENCE).detail())
                    .startsWith("The connection to 127.0.0.1:" + cut.port() + " broke");
        }
        try (var silent = new RawServer((request, answer) -> request.readAllBytes())) {
            assertThat(see(silent.address(), ANY, Duration.ofMillis(300)).detail())
                    .isEqualTo("Gave up after 0.3 s while waiting for the answer of 127.0.0.1:" + silent.port());
        }
    }

    @Test
    void readsWhatTheAndroidToolsBuild(@TempDir Path folder) throws Exception {
        var aapt = Peer.needs("aapt", "aapt android-framework-res");
        var framework = Path.of("/usr/share/android-framework-res/framework-res.apk");
        assumeThat(framework).as("apt-get install android-framework-res").exists();
        Files.writeString(folder.resolve("AndroidManifest.xml"), """
                <manifest xmlns:android="http://schemas.android.com/apk/res/android" package="cn.gov.example.built"
                  android:versionCode="7" android:versionName="@string/version"><application android:label="政务"/></manifest>
                """);
        var values = Files.createDirectories(folder.resolve("res/values"));
        Files.writeString(
                values.resolve("strings.xml"), "<resources><string name=\"version\">3.1.0</string></resources>");
        run(
                folder,
                aapt,
                "package",
                "-f",
                "-M",
                "AndroidManifest.xml",
                "-S",
                "res",
                "-I",
                framework.toString(),
                "-F",
                "app.apk");
        content = Files.readAllBytes(folder.resolve("app.apk"));

        var seen = see(ANY);

        assertThat(seen.detail()).isNull();
        assertThat(seen.facts())
                .containsEntry("app_package", "cn.gov.example.built")
                .containsEntry("app_version", "3.1.0")
                .containsEntry("app_version_code", "7");
    }

    private static void run(Path folder, String... command) throws Exception {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static byte[] manifestOf(byte[] apk) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(apk))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                if (entry.getName().equals("AndroidManifest.xml")) return zip.readAllBytes();
        }
        throw new AssertionError("no manifest");
    }

    private static byte[] noise(int size) {
        var noise = new byte[size];
        new Random(1).nextBytes(noise);
        return noise;
    }

    private static byte[] xml(String dictionary) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" "
                        + "\"http://www.apple.com/DTDs/PropertyList-1.0.dtd\"><plist version=\"1.0\"><dict>"
                        + dictionary
                        + "</dict></plist>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private Observation see(Check.App check) throws InterruptedException {
        return see("http://127.0.0.1:" + server.getAddress().getPort() + "/app", check, PATIENCE);
    }

    private Observation see(String address, Check.App check, Duration timeout) throws InterruptedException {
        var watched = new Watched(target, address, check, Duration.ofMinutes(1), timeout);
        return new Watch((it, readings) -> probe.read(it, check, readings), () -> now).run(watched);
    }
}
