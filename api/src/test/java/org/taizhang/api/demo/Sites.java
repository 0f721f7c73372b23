package org.taizhang.api.demo;

import static org.taizhang.api.demo.Fault.stopped;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.taizhang.api.Client;
import org.taizhang.api.WatchedSite;
import org.taizhang.probes.peer.LetterSite;
import org.taizhang.probes.peer.Peer;
import org.taizhang.probes.peer.TlsServer;

/** What needs no package, or nearly none: sites, certificates, jobs. */
final class Sites {
    private Sites() {}

    static Exhibit page(Room room) throws Exception {
        var site = room.keep(new WatchedSite());
        return new Exhibit(
                "website",
                site.url(),
                "{\"protocol\": \"http\", \"keyword\": \"政务公开\"}",
                new Fault("停止 stopped", "down", site::stop, site::startAgain));
    }

    static Exhibit port(Room room) throws Exception {
        var site = room.keep(new WatchedSite());
        return new Exhibit(
                "base-service",
                site.url().replaceAll("http://|/", ""),
                "{\"protocol\": \"tcp\"}",
                new Fault("停止 stopped", "down", site::stop, site::startAgain));
    }

    /** A letter box that takes no letters although all pages open. */
    static Exhibit transaction(Room room) throws Exception {
        var site = room.keep(new LetterSite());
        var check = """
                {"protocol": "transaction", "credential": "%s", "steps": [
                  {"name": "open the login", "path": "/login",
                   "captures": [{"variable": "csrf", "selector": "input[name=_csrf]", "attribute": "value"}]},
                  {"name": "log in", "path": "/login", "contains": "欢迎", "form": [{"name": "name", "value": "{user}"},
                    {"name": "password", "value": "{secret}"}, {"name": "_csrf", "value": "{csrf}"}]},
                  {"name": "open the form", "path": "/letters/new",
                   "captures": [{"variable": "csrf", "selector": "input[name=_csrf]", "attribute": "value"}]},
                  {"name": "send", "path": "/letters", "contains": "已受理",
                   "form": [{"name": "title", "value": "监测 {run}"}, {"name": "_csrf", "value": "{csrf}"}]}]}""".formatted(room.credential(LetterSite.USER, LetterSite.SECRET));
        return new Exhibit(
                "interaction",
                site.address(),
                check,
                new Fault("信箱不受理 takes no letters", "transaction-failed", site::closeBox, site::openBox));
    }

    static Exhibit certificate(Room room) throws Exception {
        Peer.needs("openssl", "openssl");
        var port = Peer.freePort();
        var authority = room.authority();
        authority.issue("good", "-ext", "san=dns:localhost", "-validity", "90");
        authority.issue("expiring", "-ext", "san=dns:localhost", "-validity", "5");
        var good = room.daemon(() -> TlsServer.start(room.folder(), port, authority, "good"));
        var expiring = new Daemon[1];
        return new Exhibit(
                "website",
                "localhost:" + port,
                "{\"protocol\": \"tls\"}",
                List.of(
                        new Fault(
                                "证书将到期 certificate about to expire",
                                "tls-certificate-soon",
                                () -> {
                                    good.stop();
                                    expiring[0] = room.daemon(
                                            () -> TlsServer.start(room.folder(), port, authority, "expiring"));
                                },
                                () -> {
                                    expiring[0].stop();
                                    good.start();
                                }),
                        stopped(good)),
                target -> {});
    }

    /** A job that calls twice a second, and then does not. */
    static Exhibit heartbeat(Room room) {
        var pulse = new Pulse();
        room.keep(pulse);
        return new Exhibit(
                "application",
                "job",
                "{\"protocol\": \"heartbeat\", \"every\": \"PT2S\", \"grace\": \"PT1S\"}",
                List.of(new Fault("不再报到 calls no more", "down", pulse::stop, pulse::start)),
                target -> {
                    pulse.of(room.operator(), target);
                    pulse.start();
                });
    }

    private static final class Pulse implements AutoCloseable {
        private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        private volatile Runnable call = () -> {};
        private volatile boolean beating;

        private void of(Client operator, String target) {
            var registered = operator.post(
                            "/api/v1/sources", """
                            {"name": "job", "unit": "%s", "owner": "%s", "target": "%s", "escalation": []}""".formatted(Demonstration.UNIT, operator.name(), target))
                    .expect(201);
            var token = operator.put("/api/v1/sources/" + registered.subject() + "/token", null)
                    .expect(200)
                    .json()
                    .get("token")
                    .asString();
            call = () -> operator.post("/api/v1/heartbeats/" + token, null);
            var unused = timer.scheduleAtFixedRate(
                    () -> {
                        if (beating) call.run();
                    },
                    0,
                    500,
                    TimeUnit.MILLISECONDS);
        }

        private void start() {
            beating = true;
        }

        private void stop() {
            beating = false;
        }

        @Override
        public void close() {
            timer.shutdownNow();
        }
    }

    /** A monitoring plugin that says OK or CRITICAL as a file tells it. */
    static Exhibit plugin(Room room) throws Exception {
        var broken = room.folder().resolve("broken");
        var program = Files.writeString(room.scripts().resolve("check_demo"), """
                #!/bin/sh
                if [ -e "$1" ]; then echo "CRITICAL - the queue stands | queue=900"; exit 2; fi
                echo "OK - the queue moves | queue=3"
                """);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new Exhibit(
                "application",
                "queue",
                "{\"protocol\": \"exec\", \"program\": \"check_demo\", \"arguments\": [\"%s\"]}".formatted(broken),
                new Fault("插件报严重 critical", "down", () -> Files.createFile(broken), () -> Files.delete(broken)));
    }
}
