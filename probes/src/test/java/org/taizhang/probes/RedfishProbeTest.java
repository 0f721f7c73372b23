package org.taizhang.probes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.target.Check;
import org.taizhang.domain.target.Check.Redfish.Login;
import org.taizhang.probes.peer.Authority;
import org.taizhang.probes.redfish.RedfishProbe;

/**
 * Against documents of our own in the form of DMTF's schemas, over real HTTPS with a self-signed certificate: no package has a
 * controller that speaks Redfish.
 */
class RedfishProbeTest {
    private static final String ROOT = "/redfish/v1/";

    @TempDir
    private static Path folder;

    private static Authority authority;
    private static String fingerprint;

    private final Map<String, String> documents = new HashMap<>();
    private final Set<String> sessions = ConcurrentHashMap.newKeySet();
    private final List<String> authorizations = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private RedfishProbe probe;
    private HttpsServer server;

    private static Credential find(String reference) throws Failed {
        return switch (reference) {
            case "file:bmc" -> new Credential("reader", "s3cret-pass");
            case "file:wrong" -> new Credential("reader", "wrong-pass");
            default -> throw new Failed("There is no credential " + reference);
        };
    }

    @BeforeAll
    static void issue() throws Exception {
        authority = new Authority(folder);
        authority.alone("bmc", "-dname", "CN=bmc", "-validity", "30");
        authority.issue("trusted", "-ext", "san=ip:127.0.0.1", "-validity", "30");
        fingerprint = HexFormat.ofDelimiter(":").formatHex(authority.digest("bmc"));
    }

    @BeforeEach
    void load() throws IOException, GeneralSecurityException {
        probe = new RedfishProbe(new Management(RedfishProbeTest::find, Clock.systemUTC(), authority.believed()));
        try (var file = RedfishProbeTest.class.getResourceAsStream("/redfish/controller.json")) {
            var all = Json.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            for (var entry : all.properties())
                documents.put(entry.getKey(), entry.getValue().toString());
        }
    }

    private void serve(String alias) throws Exception {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(authority.context(alias)));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        if (server != null) server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var token = exchange.getRequestHeaders().getFirst("X-Auth-Token");
        var basic = exchange.getRequestHeaders().getFirst("Authorization");
        if (basic != null) authorizations.add(basic);
        if (path.endsWith("/Sessions") && documents.containsKey("sessions")) {
            var isRight = body.equals("{\"Password\":\"s3cret-pass\",\"UserName\":\"reader\"}")
                    || body.equals("{\"UserName\":\"reader\",\"Password\":\"s3cret-pass\"}");
            if (!isRight) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            var opened = UUID.randomUUID().toString();
            sessions.add(opened);
            exchange.getResponseHeaders().add("X-Auth-Token", opened);
            exchange.getResponseHeaders().add("Location", ROOT + "SessionService/Sessions/" + opened);
            exchange.sendResponseHeaders(201, -1);
            return;
        }
        if (exchange.getRequestMethod().equals("DELETE")) {
            sessions.remove(path.substring(path.lastIndexOf('/') + 1));
            exchange.sendResponseHeaders(204, -1);
            return;
        }
        var isIn = path.equals(ROOT)
                || (token != null && sessions.contains(token))
                || "Basic cmVhZGVyOnMzY3JldC1wYXNz".equals(basic);
        var document = documents.get(path);
        if ("hang".equals(document)) {
            await();
            return;
        }
        var status =
                !isIn ? 401 : document == null ? 404 : document.matches("\\d{3}") ? Integer.parseInt(document) : 200;
        var bytes = status == 200 ? document.getBytes(StandardCharsets.UTF_8) : new byte[0];
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Observation run(String credential, Login login, String pin, Duration timeout) throws InterruptedException {
        var check = new Check.Redfish(credential, login, pin);
        var address = "https://127.0.0.1:" + server.getAddress().getPort() + "/";
        return new Watch((watched, readings) -> probe.read(watched, check, readings), Clock.systemUTC())
                .run(new Watched(UUID.randomUUID(), address, check, Duration.ofMinutes(1), timeout));
    }

    private Observation run() throws InterruptedException {
        return run("file:bmc", null, fingerprint, Duration.ofSeconds(20));
    }

    private static Map<String, Double> values(Observation seen) {
        return seen.samples().stream()
                .collect(Collectors.toMap(
                        sample -> sample.metric() + (sample.instance().isEmpty() ? "" : "{" + sample.instance() + "}"),
                        sample -> sample.value()));
    }

    @Test
    void readsHardwareStorageAndLogsInASessionThatItEnds() throws Exception {
        serve("bmc");
        var seen = run();

        assertThat(seen.outcome()).as("%s", seen.detail()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(values(seen))
                .containsEntry("hardware_power_on", 1.0)
                .containsEntry("hardware_temperature_celsius{CPU1 Temp}", 47.0)
                .containsEntry("hardware_fan_rpm{Fan 1}", 5400.0)
                .containsEntry("hardware_sensor_ok{Fan 2}", 0.0)
                .containsEntry("hardware_sensor_ok{PSU 1}", 1.0)
                .containsEntry("hardware_power_watts{System Power Control}", 312.0)
                .containsEntry("hardware_sensor_ok{DIMM A1}", 1.0)
                .containsEntry("hardware_sensor_ok{DIMM B1}", 0.0)
                .containsEntry("storage_component_ok{RAID Controller}", 1.0)
                .containsEntry("storage_component_ok{Disk.Bay.0}", 1.0)
                .containsEntry("storage_component_ok{Disk.Bay.1}", 0.0)
                .containsEntry("storage_media_life_left_ratio{Disk.Bay.0}", 0.93)
                .containsEntry("storage_component_ok{卷 0}", 0.0)
                .containsEntry("storage_total_bytes{卷 0}", 960197124096.0)
                .containsEntry("hardware_event_log_entries{Manager SEL}", 2.0)
                .doesNotContainKey("hardware_sensor_ok{DIMM A2}");
        assertThat(seen.facts())
                .containsEntry("hardware_newest_event{Manager SEL}", "2026-11-20T08:00:00Z Critical Drive 1 failed")
                .containsEntry("hardware_bios", "2.19.1");
        assertThat(sessions).as("the session is ended").isEmpty();
        assertThat(authorizations).isEmpty();
    }

    @Test
    void readsTheNewerSubsystemsToo() throws Exception {
        documents.putAll(Map.of(
                ROOT + "Chassis/1",
                """
                {"Name": "Chassis", "ThermalSubsystem": {"@odata.id": "/redfish/v1/Chassis/1/ThermalSubsystem"},
                 "PowerSubsystem": {"@odata.id": "/redfish/v1/Chassis/1/PowerSubsystem"}}""",
                ROOT + "Chassis/1/ThermalSubsystem",
                """
                {"Fans": {"@odata.id": "/redfish/v1/f"}, "ThermalMetrics": {"@odata.id": "/redfish/v1/m"}}""",
                ROOT + "f",
                """
                {"Members": [{"Name": "Bay 1 Fan", "Status": {"Health": "OK"}, "SpeedPercent": {"Reading": 40, "SpeedRPM": 8100}}]}""",
                ROOT + "m",
                """
                {"TemperatureReadingsCelsius": [{"DeviceName": "Intake", "Reading": 23.5}]}""",
                ROOT + "Chassis/1/PowerSubsystem",
                """
                {"PowerSupplies": {"@odata.id": "/redfish/v1/p"}}""",
                ROOT + "p",
                """
                {"Members": [{"Name": "Bay 1 Supply", "Status": {"Health": "Critical"}}]}"""));
        serve("bmc");

        assertThat(values(run()))
                .containsEntry("hardware_fan_rpm{Bay 1 Fan}", 8100.0)
                .containsEntry("hardware_temperature_celsius{Intake}", 23.5)
                .containsEntry("hardware_sensor_ok{Bay 1 Supply}", 0.0);
    }

    @Test
    void goesInByHttpBasicWhereAsked() throws Exception {
        documents.remove("sessions");
        serve("bmc");

        assertThat(run("file:bmc", Login.BASIC, fingerprint, Duration.ofSeconds(20))
                        .outcome())
                .isEqualTo(Outcome.SUCCEEDED);
        assertThat(run().detail()).endsWith(" opened no session: it answered 401");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Chassis/1/Thermal", "Systems/1/Storage", "Systems/1/Memory", "Managers", "Chassis"})
    void everyPartIsOptional(String part) throws Exception {
        documents.remove(ROOT + part);
        serve("bmc");

        assertThat(run().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void aSelfSignedCertificateMustBePinned() throws Exception {
        serve("bmc");
        var other = "00:".repeat(31) + "00";

        assertThat(run("file:bmc", null, null, Duration.ofSeconds(20)).detail())
                .isEqualTo("The certificate of 127.0.0.1 is self-signed");
        assertThat(run("file:bmc", null, other, Duration.ofSeconds(20)).detail())
                .isEqualTo("The certificate of 127.0.0.1 is not the one that is pinned");
        assertThat(run().outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(run("file:bmc", null, other, Duration.ofSeconds(20)).detail())
                .as("also over a connection that was opened before")
                .isEqualTo("The certificate of 127.0.0.1 is not the one that is pinned");
    }

    @Test
    void aCertificateOfAnAuthorityNeedsNoPin() throws Exception {
        serve("trusted");

        assertThat(run("file:bmc", null, null, Duration.ofSeconds(20)).outcome())
                .isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void wrongCredentialsAreToldWithoutThem() throws Exception {
        serve("bmc");

        assertThat(run("file:wrong", null, fingerprint, Duration.ofSeconds(20)).detail())
                .endsWith(" opened no session: it answered 401")
                .doesNotContain("wrong-pass");
        assertThat(run("file:wrong", Login.BASIC, fingerprint, Duration.ofSeconds(20))
                        .detail())
                .endsWith("/redfish/v1/Systems answered 401");
        assertThat(run("file:none", null, fingerprint, Duration.ofSeconds(20)).detail())
                .isEqualTo("There is no credential file:none");
    }

    @Test
    void garbageErrorsAndLinksElsewhereAreFailures() throws Exception {
        serve("bmc");
        documents.put(ROOT + "Systems", "<html>");
        assertThat(run().detail()).isEqualTo("The answer is no JSON");
        documents.put(ROOT + "Systems", "503");
        assertThat(run().detail()).endsWith("/redfish/v1/Systems answered 503");
        documents.put(ROOT + "Systems", "{\"Members\": [{\"@odata.id\": \"//evil.example/redfish\"}]}");
        assertThat(run().detail()).endsWith(" has links to another machine");
        documents.put(ROOT, "[]");
        assertThat(run().detail()).startsWith("There is no Redfish at ");
        assertThat(sessions).as("every session is ended").isEmpty();
    }

    @Test
    void aSlowControllerKeepsWhatWasReadAndItsSessionIsNotForgotten() throws Exception {
        documents.put(ROOT + "Managers", "hang");
        serve("bmc");
        var seen = run("file:bmc", null, fingerprint, Duration.ofSeconds(2));

        assertThat(seen.outcome()).isNotEqualTo(Outcome.SUCCEEDED);
        assertThat(values(seen)).containsEntry("hardware_power_on", 1.0);
        Eventually.holds("the session is ended", sessions::isEmpty);
    }

    @Test
    void nobodyThereIsRefused() throws Exception {
        serve("bmc");
        server.stop(0);

        assertThat(run().detail()).endsWith(" refused the connection");
    }
}
