package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.Role;
import tools.jackson.databind.JsonNode;

/** Ranges of a network are looked through on request, and findings adopted, on the running product. */
class DiscoveryTest {
    private static final String DISCOVERIES = "/api/v1/discoveries";
    private static final String RANGES = "taizhang.discovery.ranges=127.0.0.0/8";

    @TempDir
    Path data;

    private static String scope(Integer... ports) {
        return scope("127.0.0.1", ports);
    }

    private static String scope(String range, Integer... ports) {
        return """
                {"unit": "230000/230100", "ranges": ["%s"], "ports": %s}""".formatted(range, List.of(ports));
    }

    private static int port(WatchedSite site) {
        return URI.create(site.url()).getPort();
    }

    private static ServerSocket silent() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private static JsonNode get(Client client, String discovery, long position) {
        return client.get(DISCOVERIES + "/" + discovery, "If-Position-At-Least", Long.toString(position))
                .expect(200)
                .json();
    }

    @Test
    void withoutRangesNothingIsScanned() {
        try (var product = Product.start(data)) {
            var problem = product.person(Role.OPERATOR)
                    .post(DISCOVERIES, scope(1), "Accept-Language", "en")
                    .expectProblem(409, "discovery.nowhere");
            assertThat(problem.get("detail").asString()).contains("taizhang.discovery.ranges", "offence");
        }
    }

    @Test
    void staysWithinItsRanges() {
        try (var product = Product.start(data, RANGES, "taizhang.discovery.addresses=6")) {
            var operator = product.person(Role.OPERATOR);
            operator.post(DISCOVERIES, scope("10.0.0.1", 1)).expectProblem(409, "discovery.outside");
            operator.post(DISCOVERIES, scope("127.0.0.0/28", 1)).expectProblem(409, "discovery.too-many");
            operator.post(DISCOVERIES, scope("127.0.0.1; ls", 1)).expect(400);
            operator.post(DISCOVERIES, scope("127.0.0.1", 0)).expect(400);
            product.person(Role.WATCH).post(DISCOVERIES, scope(1)).expect(403);
            product.personOf("230000/230200", Role.OPERATOR)
                    .post(DISCOVERIES, scope(1))
                    .expect(403);
            assertThat(operator.get(DISCOVERIES).items()).isEmpty();
        }
    }

    @Test
    void whatIsFoundIsMarkedWhereItIsWatchedAndAdoptedWhereItIsNot() throws Exception {
        try (var product = Product.start(data, RANGES);
                var known = new WatchedSite();
                var unknown = new WatchedSite()) {
            var operator = product.personOf("230000/230100", Role.OPERATOR);
            try (var events = operator.events("")) {
                var already = operator.post("/api/v1/targets", FirstLightTest.portal(known.url(), "owner"))
                        .expect(201);
                var target = already.subject();
                operator.get("/api/v1/targets/" + target, RestTest.after(already))
                        .expect(200);
                var asked = operator.post(DISCOVERIES, scope(port(known), port(unknown)));
                var discovery = asked.expect(201).subject();
                var completed = events.await("discovery.completed/1");
                assertThat(completed.at("/data/outcome/findings").asInt()).isEqualTo(2);

                var is = get(operator, discovery, events.positions().getLast());
                assertThat(is.get("stage").asString()).isEqualTo("COMPLETED");
                assertThat(is.get("requestedBy").asString()).isEqualTo(operator.name());
                assertThat(is.get("findings").asInt()).isEqualTo(2);
                var findings = DISCOVERIES + "/" + discovery + "/findings";
                var watched = only(operator, findings + "?finding.port=" + port(known));
                assertThat(watched.at("/finding/watched").asString()).isEqualTo(target);
                operator.post(findings + "/" + watched.get("number") + "/adoption", "{\"owner\": \"owner\"}")
                        .expectProblem(409, "discovery.watched");

                var free = only(operator, findings + "?finding.port=" + port(unknown));
                assertThat(free.at("/finding/watched").isMissingNode()).isTrue();
                var adoption = findings + "/" + free.get("number") + "/adoption";
                operator.post(adoption, "{}").expect(400);
                product.personOf("230000/230200", Role.OPERATOR)
                        .post(adoption, "{\"owner\": \"owner\"}")
                        .expect(404);
                operator.post(adoption, "{\"owner\": \"owner\", \"name\": \"Found\", \"interval\": \"PT1S\"}")
                        .expect(200);
                var registered = events.await("target.registered/1").at("/data");
                assertThat(registered.at("/definition/name").asString()).isEqualTo("Found");
                assertThat(registered.at("/definition/unit").asString()).isEqualTo("230000/230100");
                assertThat(registered.at("/definition/address").asString()).isEqualTo(unknown.url());
                assertThat(registered.at("/definition/check/protocol").asString())
                        .isEqualTo("http");
                operator.post(adoption, "{\"owner\": \"owner\"}").expectProblem(409, "discovery.adopted");
                var adopted = only(
                        operator,
                        findings + "?target=" + registered.get("target").asString());
                assertThat(adopted.get("adoptedBy").asString()).isEqualTo(operator.name());
                operator.post(findings + "/99/adoption", "{\"owner\": \"owner\"}")
                        .expect(404);

                operator.post(DISCOVERIES, scope(port(unknown))).expect(201);
                var again = events.await("discovery.finding-recorded/1");
                assertThat(again.at("/data/finding/watched")).isEqualTo(registered.get("target"));
            }
        }
    }

    private static JsonNode only(Client client, String path) {
        var found = client.get(path).expect(200).items();
        assertThat(found).as(path).hasSize(1);
        return found.getFirst();
    }

    @Test
    void aRepetitionOfTheRequestScansOnce() throws Exception {
        try (var product = Product.start(data, RANGES);
                var site = new WatchedSite()) {
            var operator = product.person(Role.OPERATOR);
            try (var events = operator.events("")) {
                var one = operator.post(DISCOVERIES, scope(port(site)), "Idempotency-Key", "1");
                var two = operator.post(DISCOVERIES, scope(port(site)), "Idempotency-Key", "1");
                assertThat(two.expect(201).subject()).isEqualTo(one.expect(201).subject());
                events.await("discovery.completed/1");
                operator.post(DISCOVERIES, scope(1)).expect(201);
                events.await("discovery.completed/1");
                assertThat(events.seen())
                        .filteredOn(event -> event.get("type").asString().equals("discovery.requested/1"))
                        .hasSize(2);
            }
        }
    }

    @Test
    void whatCannotBeginFails() {
        try (var product = Product.start(data, RANGES)) {
            var operator = product.person(Role.OPERATOR);
            try (var events = operator.events("")) {
                operator.post(DISCOVERIES, """
                                {"unit": "230000", "ranges": ["127.0.0.1"], "ports": [],
                                 "snmp": {"credential": "store:none"}}""").expect(201);
                var failed = events.await("discovery.failed/1");
                assertThat(failed.at("/data/reason").asString()).contains("store:none");
            }
        }
    }

    @Test
    void whoCancelsItKeepsWhatWasFound() throws Exception {
        try (var product = Product.start(data, RANGES, "taizhang.discovery.patience=5s");
                var site = new WatchedSite();
                var silent = silent()) {
            var operator = product.person(Role.OPERATOR);
            try (var events = operator.events("")) {
                var discovery = operator.post(DISCOVERIES, scope(port(site), silent.getLocalPort()))
                        .expect(201)
                        .subject();
                try (var met = silent.accept()) {
                    events.await("discovery.finding-recorded/1");
                    operator.post(DISCOVERIES + "/" + discovery + "/cancellation", null)
                            .expect(200);
                    events.await("discovery.cancelled/1");
                    assertThat(met.getInputStream().read())
                            .as("the connection ends")
                            .isEqualTo(-1);
                }
                var is = get(operator, discovery, events.positions().getLast());
                assertThat(is.get("stage").asString()).isEqualTo("CANCELLED");
                assertThat(is.get("findings").asInt()).isEqualTo(1);

                operator.post(DISCOVERIES, scope(port(site))).expect(201);
                events.await("discovery.completed/1");
            }
        }
    }

    @Test
    void aRestartInTheMiddleInterruptsItAndKeepsWhatWasFound() throws Exception {
        try (var site = new WatchedSite();
                var silent = silent()) {
            Client operator;
            String discovery;
            Socket met;
            try (var product = Product.start(data, RANGES, "taizhang.discovery.patience=5s")) {
                operator = product.person(Role.OPERATOR);
                try (var events = operator.events("")) {
                    discovery = operator.post(DISCOVERIES, scope(port(site), silent.getLocalPort()))
                            .expect(201)
                            .subject();
                    met = silent.accept();
                    events.await("discovery.finding-recorded/1");
                }
            }
            met.close();
            try (var product = Product.start(data, RANGES)) {
                var again = operator.at(product);
                try (var events = again.events("?after=-1")) {
                    var interrupted = events.await("discovery.interrupted/1");
                    assertThat(interrupted.at("/data/discovery").asString()).isEqualTo(discovery);
                    var is = get(again, discovery, events.positions().getLast());
                    assertThat(is.get("stage").asString()).isEqualTo("INTERRUPTED");
                    again.post(DISCOVERIES + "/" + discovery + "/findings/1/adoption", "{\"owner\": \"owner\"}")
                            .expect(200);
                    events.await("target.registered/1");
                    again.post(DISCOVERIES + "/" + discovery + "/cancellation", null)
                            .expectProblem(409, "discovery.stage");
                }
            }
        }
    }
}
