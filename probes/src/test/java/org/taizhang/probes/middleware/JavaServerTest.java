package org.taizhang.probes.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.taizhang.probes.Seeing.value;
import static org.taizhang.probes.Seeing.values;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.rmi.registry.LocateRegistry;
import java.rmi.server.UnicastRemoteObject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.target.Check;
import org.taizhang.probes.Credential;
import org.taizhang.probes.Fetch;
import org.taizhang.probes.RawServer;
import org.taizhang.probes.Secrets;
import org.taizhang.probes.Seeing;
import org.taizhang.probes.peer.Peer;

/** Tomcat and ActiveMQ as Debian packages them, by plain JMX and by Jolokia's agent. */
class JavaServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path TOMCAT = Path.of("/usr/share/tomcat10");
    private static final Path ACTIVEMQ = Path.of("/usr/share/activemq");
    private static final Secrets SECRETS = new Secrets(Map.of(
            "file:jmx", new Credential("watch", "s3cret"),
            "file:wrong", new Credential("watch", "wr0ng")));

    private final JmxProbe jmx = new JmxProbe(SECRETS);
    private final JolokiaProbe jolokia = new JolokiaProbe(new Fetch(SECRETS, Clock.systemUTC()));

    @TempDir
    private Path folder;

    private Observation jmx(String address, String credential, Duration patience) throws InterruptedException {
        var check = new Check.Jmx(credential);
        return Seeing.run((target, readings) -> jmx.read(target, check, readings), address, check, patience);
    }

    private Observation jolokia(String address) throws InterruptedException {
        var check = new Check.Jolokia(null);
        return Seeing.run((target, readings) -> jolokia.read(target, check, readings), address, check, PATIENCE);
    }

    private static void needsFile(Path file, String debianPackage) {
        assumeThat(file)
                .as("%s is not installed: apt-get install %s", file, debianPackage)
                .exists();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** What lets {@code watch} in at that port, and nobody else. */
    private List<String> agent(int port) throws IOException {
        var owner = PosixFilePermissions.fromString("rw-------");
        var password = Files.writeString(folder.resolve("jmx.password"), "watch s3cret\n");
        Files.setPosixFilePermissions(password, owner);
        var access = Files.writeString(folder.resolve("jmx.access"), "watch readonly\n");
        return List.of(
                "-Dcom.sun.management.jmxremote.port=" + port,
                "-Dcom.sun.management.jmxremote.rmi.port=" + port,
                "-Dcom.sun.management.jmxremote.host=127.0.0.1",
                "-Djava.rmi.server.hostname=127.0.0.1",
                "-Dcom.sun.management.jmxremote.ssl=false",
                "-Dcom.sun.management.jmxremote.password.file=" + password,
                "-Dcom.sun.management.jmxremote.access.file=" + access,
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m");
    }

    private List<String> tomcat(int port, int http, int jolokiaPort, int threads) throws Exception {
        needsFile(TOMCAT.resolve("bin/bootstrap.jar"), "tomcat10-common");
        for (var name : List.of("conf", "logs", "temp", "webapps", "work"))
            Files.createDirectories(folder.resolve(name));
        Files.writeString(folder.resolve("conf/server.xml"), """
                <Server port="-1"><Service name="Catalina">
                  <Connector port="%d" address="127.0.0.1" protocol="HTTP/1.1" maxThreads="%d"/>
                  <Engine name="Catalina" defaultHost="localhost"><Host name="localhost" appBase="webapps"/></Engine>
                </Service></Server>
                """.formatted(http, threads));
        Files.writeString(folder.resolve("conf/web.xml"), """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="5.0"/>
                """);
        var command = new ArrayList<>(List.of(java()));
        command.addAll(agent(port));
        command.addAll(List.of(
                "-javaagent:" + agentJar() + "=host=127.0.0.1,port=" + jolokiaPort,
                "-Dcatalina.home=" + TOMCAT,
                "-Dcatalina.base=" + folder,
                "-Djava.io.tmpdir=" + folder.resolve("temp"),
                "-cp",
                TOMCAT.resolve("bin/bootstrap.jar") + ":" + TOMCAT.resolve("bin/tomcat-juli.jar"),
                "org.apache.catalina.startup.Bootstrap",
                "start"));
        return command;
    }

    private static Path agentJar() throws ClassNotFoundException, URISyntaxException {
        return Path.of(Class.forName("org.jolokia.jvmagent.JvmAgent")
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    @Test
    void tomcatTellsItsThreadsHeapAndConfigurationByEitherWay() throws Exception {
        var port = Peer.freePort();
        var http = Peer.freePort();
        var jolokiaPort = Peer.freePort();
        var address = "127.0.0.1:" + port;
        String before;
        try (var peer = Peer.start(folder, Map.of(), Peer.accepts(http), tomcat(port, http, jolokiaPort, 7))) {
            var seen = jmx(address, "file:jmx", PATIENCE);
            assertThat(seen.outcome()).as(seen.detail()).isEqualTo(Outcome.SUCCEEDED);
            tellsTomcat(seen, http);
            before = seen.facts().get("middleware_configuration");
            assertThat(jmx(address, "file:jmx", PATIENCE).facts()).containsEntry("middleware_configuration", before);

            var same = jolokia("http://127.0.0.1:" + jolokiaPort + "/jolokia");
            assertThat(same.outcome()).as(same.detail()).isEqualTo(Outcome.SUCCEEDED);
            tellsTomcat(same, http);

            assertThat(jmx(address, "file:wrong", PATIENCE).detail())
                    .isEqualTo(address + " does not let the credential in");
            assertThat(jmx(address, null, PATIENCE).detail()).isEqualTo(address + " does not let the credential in");
            assertThat(jmx("127.0.0.1:" + http, "file:jmx", Duration.ofSeconds(3))
                            .outcome())
                    .isNotEqualTo(Outcome.SUCCEEDED);
            assertThat(peer.isRunning()).isTrue();
        }
        try (var peer = Peer.start(folder, Map.of(), Peer.accepts(http), tomcat(port, http, jolokiaPort, 8))) {
            assertThat(jmx(address, "file:jmx", PATIENCE).facts().get("middleware_configuration"))
                    .isNotNull()
                    .isNotEqualTo(before);
            assertThat(peer.isRunning()).isTrue();
        }
    }

    private static void tellsTomcat(Observation seen, int http) {
        var pool = "http-nio-127.0.0.1-" + http;
        assertThat(values(seen, "middleware_threads_limit")).containsEntry(pool, 7.0);
        assertThat(values(seen, "middleware_threads_busy")).containsKey(pool);
        assertThat(values(seen, "middleware_threads_used_ratio").get(pool)).isBetween(0.0, 1.0);
        assertThat(values(seen, "middleware_faults_total")).containsEntry(pool, 0.0);
        assertThat(value(seen, "middleware_heap_used_ratio")).isBetween(0.001, 1.0);
        assertThat(value(seen, "middleware_uptime_seconds")).isPositive();
        assertThat(seen.facts().get("middleware_version")).startsWith("Apache Tomcat/10.");
        assertThat(seen.facts().get("middleware_configuration")).matches("[0-9a-f]{64}");
    }

    @Test
    void activemqTellsItsBrokerAndQueues() throws Exception {
        needsFile(ACTIVEMQ.resolve("lib/activemq-broker.jar"), "activemq");
        var port = Peer.freePort();
        var broker = Peer.freePort();
        Files.writeString(folder.resolve("log4j2.properties"), "rootLogger.level=warn\n");
        var command = new ArrayList<>(List.of(java()));
        command.addAll(agent(port));
        try (var jars = Stream.of(Files.list(ACTIVEMQ.resolve("lib")), Files.list(ACTIVEMQ.resolve("lib/optional")))
                .flatMap(list -> list)) {
            var path = jars.filter(jar -> jar.toString().endsWith(".jar"))
                    .map(Path::toString)
                    .reduce(folder.toString(), (a, b) -> a + ":" + b);
            command.addAll(List.of(
                    "-cp",
                    path,
                    "org.apache.activemq.console.Main",
                    "start",
                    "broker:(tcp://127.0.0.1:" + broker + ")?persistent=false&brokerName=taizhang"));
        }
        try (var peer = Peer.start(folder, Map.of(), Peer.accepts(broker), command)) {
            var seen = jmx("127.0.0.1:" + port, "file:jmx", PATIENCE);
            assertThat(seen.outcome()).as(seen.detail()).isEqualTo(Outcome.SUCCEEDED);
            assertThat(seen.facts().get("middleware_version")).startsWith("ActiveMQ 5.");
            assertThat(seen.facts().get("middleware_configuration")).matches("[0-9a-f]{64}");
            assertThat(values(seen, "activemq_memory_used_ratio")).containsEntry("taizhang", 0.0);
            assertThat(values(seen, "middleware_connections")).containsEntry("taizhang", 0.0);
            assertThat(peer.isRunning()).isTrue();
        }
    }

    @Test
    void saysThatNobodyIsThereOrSomethingElse() throws Exception {
        var nobody = "127.0.0.1:" + Peer.freePort();
        assertThat(jmx(nobody, null, PATIENCE).detail()).startsWith(nobody + " refused the connection");
        assertThat(jmx(nobody, "file:nobody", PATIENCE).detail()).isEqualTo("There is no credential file:nobody");
        try (var ssh = RawServer.saying("SSH-2.0-OpenSSH_9\r\n")) {
            assertThat(jmx("127.0.0.1:" + ssh.port(), null, Duration.ofSeconds(3))
                            .outcome())
                    .isNotEqualTo(Outcome.SUCCEEDED);
        }
        try (var silent = new RawServer((request, answer) -> request.readAllBytes())) {
            var seen = jmx("127.0.0.1:" + silent.port(), null, Duration.ofMillis(300));
            assertThat(seen.outcome()).isNotEqualTo(Outcome.SUCCEEDED);
            assertThat(seen.detail()).isNotBlank();
        }
    }

    @Test
    void saysThatARegistryHoldsNoManagementBeans() throws Exception {
        var port = Peer.freePort();
        var registry = LocateRegistry.createRegistry(port);
        try {
            assertThat(jmx("127.0.0.1:" + port, null, PATIENCE).detail())
                    .isEqualTo("The RMI registry at 127.0.0.1:" + port + " offers no management beans");
        } finally {
            UnicastRemoteObject.unexportObject(registry, true);
        }
    }

    @Test
    void jolokiaThatForbidsOrIsSomethingElseIsTold() throws Exception {
        try (var forbids = answering("{\"status\": 403, \"error\": \"s3cret\"}")) {
            assertThat(jolokia(forbids.address()).detail())
                    .isEqualTo("Jolokia does not allow java.lang:type=Memory to be read");
        }
        try (var other = answering("{\"hello\": \"world\"}")) {
            assertThat(jolokia(other.address()).detail()).isEqualTo("The answer is not Jolokia's to a read request");
        }
        try (var none = answering("{\"status\": 404}")) {
            assertThat(jolokia(none.address()).detail())
                    .isEqualTo("The management beans are not those of a Java process");
        }
    }

    private static RawServer answering(String json) throws IOException {
        return RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: " + json.length() + "\r\n\r\n" + json);
    }
}
