package org.taizhang.probes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.discovery.DiscoveryEvent.Agent;
import org.taizhang.domain.discovery.DiscoveryEvent.Finding;
import org.taizhang.domain.discovery.DiscoveryEvent.Outcome;
import org.taizhang.domain.discovery.DiscoveryEvent.Protocol;
import org.taizhang.domain.discovery.DiscoveryEvent.Scope;
import org.taizhang.domain.discovery.DiscoveryEvent.Suggestion;
import org.taizhang.domain.discovery.DiscoveryEvent.Way;
import org.taizhang.domain.discovery.Network;
import org.taizhang.probes.peer.Authority;
import org.taizhang.probes.peer.Databases;
import org.taizhang.probes.peer.Haproxy;
import org.taizhang.probes.peer.Nginx;
import org.taizhang.probes.peer.NodeExporter;
import org.taizhang.probes.peer.Peer;
import org.taizhang.probes.peer.Redis;
import org.taizhang.probes.peer.Snmp;
import org.taizhang.probes.peer.Sshd;
import org.taizhang.probes.peer.TlsServer;

class ScanTest {
    private static final Secrets SECRETS = new Secrets(Map.of("file:public", new Credential("", "public")));
    private static final Scan.Pace PACE = new Scan.Pace(32, 1_000, Duration.ofSeconds(2));
    private static final Scan.Pace HASTY = new Scan.Pace(32, 1_000, Duration.ofMillis(200));
    private static final List<Network> LOOPBACK = List.of(Network.of("127.0.0.1"));

    @TempDir
    private Path folder;

    private Path folder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private static Scope scope(Integer... ports) {
        return new Scope("230000", List.of("127.0.0.1"), List.of(ports), null, null);
    }

    private static List<Finding> scan(Scan.Pace pace, Scope scope, @Nullable KeyStore authorities) throws Exception {
        var found = new ArrayList<Finding>();
        var outcome = new Scan(pace, SECRETS, new IcmpProbe(), authorities).run(LOOPBACK, scope, found::addAll);
        assertThat(outcome.findings()).isEqualTo(found.size());
        return found;
    }

    private static Finding only(int port) throws Exception {
        return of(port, scan(PACE, scope(port), null));
    }

    private static Finding of(int port, List<Finding> found) {
        assertThat(found).filteredOn(finding -> finding.port() == port).hasSize(1);
        return found.stream()
                .filter(finding -> finding.port() == port)
                .findFirst()
                .orElseThrow();
    }

    private static Suggestion port(int port) {
        return new Suggestion(Way.TCP, "127.0.0.1:" + port, false, null);
    }

    @Test
    void recognisesSshd() throws Exception {
        var port = Peer.freePort();
        try (var peer = Sshd.start(folder, port)) {
            var found = only(port);
            assertThat(found.protocol()).as(peer.output()).isEqualTo(Protocol.SSH);
            assertThat(found.text()).startsWith("SSH-2.0-OpenSSH");
            assertThat(found.suggestion()).isEqualTo(port(port));
            assertThat(found.kind()).isEqualTo("operating-system");
        }
    }

    @Test
    void recognisesRedisThatWantsALogin() throws Exception {
        var port = Peer.freePort();
        try (var peer = Redis.start(folder, port)) {
            var found = only(port);
            assertThat(found.protocol()).as(peer.output()).isEqualTo(Protocol.REDIS);
            assertThat(found.suggestion()).isEqualTo(new Suggestion(Way.REDIS, "127.0.0.1:" + port, true, null));
        }
    }

    @Test
    void recognisesNginxAndItsStatusBesideTheSite() throws Exception {
        var port = Peer.freePort();
        try (var peer = Nginx.start(folder, port)) {
            assertThat(scan(PACE, scope(port), null))
                    .as(peer.output())
                    .extracting(Finding::protocol, Finding::suggestion)
                    .containsExactlyInAnyOrder(
                            tuple(
                                    Protocol.NGINX_STATUS,
                                    new Suggestion(
                                            Way.NGINX_STATUS, "http://127.0.0.1:" + port + "/status", false, null)),
                            tuple(
                                    Protocol.HTTP,
                                    new Suggestion(Way.HTTP, "http://127.0.0.1:" + port + "/", false, null)));
        }
    }

    @Test
    void recognisesHaproxy() throws Exception {
        var port = Peer.freePort();
        try (var peer = Haproxy.start(folder, port, List.of())) {
            var found = only(port);
            assertThat(found.protocol()).as(peer.output()).isEqualTo(Protocol.HAPROXY);
            assertThat(found.suggestion().address()).isEqualTo("http://127.0.0.1:" + port + "/stats");
        }
    }

    @Test
    void recognisesNodeExporter() throws Exception {
        var port = Peer.freePort();
        try (var peer = NodeExporter.start(folder, port)) {
            var found = only(port);
            assertThat(found.protocol()).as(peer.output()).isEqualTo(Protocol.NODE_EXPORTER);
            assertThat(found.suggestion())
                    .isEqualTo(new Suggestion(Way.PROMETHEUS, "http://127.0.0.1:" + port + "/metrics", false, null));
        }
    }

    @Test
    void recognisesPostgresql() throws Exception {
        try (var database = Databases.postgresql(folder)) {
            var port = Place.of(database.url().substring("jdbc:".length()), 0).port();
            var found = only(port);
            assertThat(found.protocol()).isEqualTo(Protocol.POSTGRESQL);
            assertThat(found.suggestion()).isEqualTo(new Suggestion(Way.DATABASE, database.url(), true, null));
        }
    }

    @Test
    void recognisesMariadb() throws Exception {
        try (var database = Databases.mariadb(folder)) {
            var port = Place.of(database.url().substring("jdbc:".length()), 0).port();
            var found = only(port);
            assertThat(found.protocol()).isEqualTo(Protocol.MYSQL);
            assertThat(found.text()).contains("MariaDB").doesNotStartWith("5.5.5-");
            assertThat(found.suggestion()).isEqualTo(new Suggestion(Way.DATABASE, database.url(), true, null));
        }
    }

    @Test
    void recognisesMongodb() throws Exception {
        var server = new MongoServer(new MemoryBackend());
        try {
            var port = server.bind().getPort();
            var found = only(port);
            assertThat(found.protocol()).isEqualTo(Protocol.MONGODB);
            assertThat(found.text()).startsWith("MongoDB ");
            assertThat(found.suggestion())
                    .isEqualTo(new Suggestion(Way.MONGODB, "mongodb://127.0.0.1:" + port + "/", false, null));
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    void recognisesRabbitmqByTheTitleOfItsManagement() throws Exception {
        try (var server = RawServer.saying("HTTP/1.1 200 OK\r\n\r\n<title>RabbitMQ Management</title>")) {
            var found = only(server.port());
            assertThat(found.protocol()).isEqualTo(Protocol.RABBITMQ);
            assertThat(found.suggestion()).isEqualTo(new Suggestion(Way.RABBITMQ, server.address(), true, null));
        }
    }

    @Test
    void recognisesAgentsByTheirSystemGroup() throws Exception {
        var port = Peer.freeUdpPort();
        try (var peer = Snmp.agent(folder, port)) {
            var scope = new Scope("230000", List.of("127.0.0.1"), List.of(), new Agent("file:public", port), null);
            var found = of(port, scan(PACE, scope, null));
            assertThat(found.protocol()).as(peer.output()).isEqualTo(Protocol.SNMP);
            assertThat(found.name()).isEqualTo("值班机");
            assertThat(found.kind()).isEqualTo("host");
            assertThat(found.text()).startsWith("Linux");
            assertThat(found.suggestion()).isEqualTo(new Suggestion(Way.SNMP, "127.0.0.1", true, "file:public"));
        }
    }

    @Test
    void anAgentThatIsNotThereIsNotFound() throws Exception {
        var scope = new Scope(
                "230000", List.of("127.0.0.1"), List.of(), new Agent("file:public", Peer.freeUdpPort()), null);
        assertThat(scan(HASTY, scope, null)).isEmpty();
    }

    @Test
    void findsAPageAndNotWhatIsClosed() throws Exception {
        var closed = Peer.freePort();
        var page = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<title> 门户\u0007 网站</title>";
        try (var server =
                RawServer.saying(new String(page.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))) {
            var found = scan(PACE, scope(closed, server.port()), null);
            assertThat(found).hasSize(1);
            assertThat(found.getFirst().protocol()).isEqualTo(Protocol.HTTP);
            assertThat(found.getFirst().text()).isEqualTo("门户 网站");
            assertThat(found.getFirst().suggestion())
                    .isEqualTo(new Suggestion(Way.HTTP, server.address(), false, null));
        }
    }

    @Test
    void aPageThatIsNotWellIsAPortOnly() throws Exception {
        try (var server = RawServer.saying("HTTP/1.1 403 Forbidden\r\n\r\n")) {
            assertThat(only(server.port()).suggestion()).isEqualTo(port(server.port()));
        }
    }

    @Test
    void aPageOverTlsIsOneWhereAVisitorWouldComeToIt() throws Exception {
        var authority = new Authority(folder);
        authority.issue("good", "-ext", "san=dns:localhost");
        authority.issue("elsewhere", "-ext", "san=dns:nowhere.invalid");
        var good = Peer.freePort();
        var elsewhere = Peer.freePort();
        try (var one = TlsServer.start(folder("1"), good, authority, "good", "-www");
                var two = TlsServer.start(folder("2"), elsewhere, authority, "elsewhere", "-www")) {
            var found = scan(PACE, scope(good, elsewhere), authority.believed());
            assertThat(of(good, found).protocol()).as(one.output()).isEqualTo(Protocol.HTTPS);
            assertThat(of(good, found).name()).isEqualTo("localhost");
            assertThat(of(good, found).suggestion())
                    .isEqualTo(new Suggestion(Way.HTTP, "https://localhost:" + good + "/", false, null));
            assertThat(of(elsewhere, found).protocol()).as(two.output()).isEqualTo(Protocol.HTTPS);
            assertThat(of(elsewhere, found).name()).isEqualTo("nowhere.invalid");
            assertThat(of(elsewhere, found).suggestion()).isEqualTo(port(elsewhere));

            var unbelieved = of(good, scan(PACE, scope(good), null));
            assertThat(unbelieved.protocol()).isEqualTo(Protocol.HTTPS);
            assertThat(unbelieved.suggestion()).isEqualTo(port(good));
        }
    }

    @Test
    void echoesAreSentWherePingIsThere() throws Exception {
        var scope = new Scope("230000", List.of("127.0.0.1"), List.of(), null, true);
        assertThatThrownBy(() ->
                        new Scan(PACE, SECRETS, new IcmpProbe(Optional.empty())).run(LOOPBACK, scope, found -> {}))
                .isInstanceOf(Failed.class)
                .hasMessageContaining("iputils-ping");
        Peer.needs("ping", "iputils-ping");
        assertThat(scan(PACE, scope, null))
                .extracting(Finding::suggestion)
                .containsExactly(new Suggestion(Way.ICMP, "127.0.0.1", false, null));
    }

    /** None of them holds the scan up, and each is an open port. */
    @Test
    void strangersThatAreHostileAreOpenPorts() throws Exception {
        var garbage = new byte[4096];
        for (var i = 0; i < garbage.length; i++) garbage[i] = (byte) (i * 31 + 128);
        try (var silent = new RawServer((request, answer) -> request.readAllBytes());
                var closing = new RawServer((request, answer) -> {});
                var endless = new RawServer((request, answer) -> {
                    while (true) answer.write(garbage);
                });
                var talkative = new RawServer((request, answer) -> {
                    for (var i = 0; ; i++) {
                        answer.write('a' + i % 26);
                        request.read(new byte[1]);
                    }
                });
                var confused = new RawServer((request, answer) -> {
                    request.read(new byte[4096]);
                    answer.write(garbage);
                });
                var monstrous = RawServer.saying("HTTP/1.1 200 OK\r\nX: " + "x".repeat(100_000) + "\r\n\r\n")) {
            var ports = List.of(
                    silent.port(), closing.port(), endless.port(), talkative.port(), confused.port(), monstrous.port());
            var found = scan(HASTY, scope(ports.toArray(Integer[]::new)), null);
            assertThat(found).extracting(Finding::port).containsExactlyInAnyOrderElementsOf(ports);
            assertThat(found).extracting(Finding::protocol).containsOnly(Protocol.TCP);
            assertThat(found)
                    .allSatisfy(finding -> assertThat(finding.text() == null ? "" : finding.text())
                            .hasSizeLessThanOrEqualTo(200)
                            .doesNotContainPattern("\\p{Cntrl}"));
        }
    }

    @Test
    void nothingIsAskedWithACredentialThatThereIsNot() {
        var scope = new Scope("230000", List.of("127.0.0.1"), List.of(1), new Agent("file:none", null), null);
        var found = new ArrayList<Finding>();
        assertThatThrownBy(() -> new Scan(PACE, SECRETS, new IcmpProbe()).run(LOOPBACK, scope, found::addAll))
                .isInstanceOf(Failed.class);
        assertThat(found).isEmpty();
    }

    @Test
    void whoCancelsItEndsItAtOnce() throws Exception {
        var met = new CountDownLatch(1);
        var gone = new CountDownLatch(1);
        try (var silent = new RawServer((request, answer) -> {
            met.countDown();
            request.readAllBytes();
            gone.countDown();
        })) {
            var patient = new Scan(new Scan.Pace(1, 1_000, Duration.ofHours(1)), SECRETS, new IcmpProbe());
            var end = new ArrayBlockingQueue<Object>(1);
            var scanning = Thread.ofVirtual().start(() -> {
                try {
                    end.add(patient.run(LOOPBACK, scope(silent.port(), Peer.freePort()), found -> {}));
                } catch (InterruptedException | IOException e) {
                    end.add(e);
                }
            });
            Eventually.isDone("the port is looked at", met);
            scanning.interrupt();
            assertThat(Eventually.comes(end)).isInstanceOf(InterruptedException.class);
            Eventually.isDone("the connection is closed", gone);
        }
    }

    @Test
    void looksAtNoMoreAtOnceThanAllowed() throws Exception {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var outcome = new ArrayList<List<Finding>>();
        try (var walk = new Walk(new Scan.Pace(3, 1_000_000, Duration.ofSeconds(1)), outcome::add)) {
            for (var i = 0; i < 100; i++)
                walk.look(() -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    Thread.yield();
                    now.decrementAndGet();
                    return List.of(new Spot(InetAddress.getLoopbackAddress(), 1).open(null));
                });
            walk.finish();
            assertThat(most.get()).isBetween(1, 3);
            assertThat(walk.attempts()).isEqualTo(100);
            assertThat(walk.findings()).isEqualTo(100);
        }
    }

    @Test
    void countsWhatItDid() throws Exception {
        var ranges = List.of(Network.of("127.0.0.0/29"));
        var outcome = new Scan(HASTY, SECRETS, new IcmpProbe()).run(ranges, scope(Peer.freePort()), found -> {});
        assertThat(outcome).isEqualTo(new Outcome(6, 6, 0, 0));
    }
}
