package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taizhang.domain.Role;
import org.taizhang.probes.peer.Peer;
import tools.jackson.databind.JsonNode;

/** A real Alertmanager is fed by us: it has what stands, and no longer what has ended. */
class AlertmanagerTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void hasWhatStandsAndNoLongerWhatHasEnded(@TempDir Path data, @TempDir Path folder) throws Exception {
        var program = Peer.needs("prometheus-alertmanager", "prometheus-alertmanager");
        var port = Peer.freePort();
        Files.writeString(folder.resolve("am.yml"), "route: {receiver: none}\nreceivers: [{name: none}]\n");
        try (var peer = Peer.start(
                        folder,
                        Peer.accepts(port),
                        program,
                        "--config.file=am.yml",
                        "--storage.path=store",
                        "--cluster.listen-address=",
                        "--web.listen-address=127.0.0.1:" + port);
                var product = Product.start(
                        data,
                        DeliveryTest.settings(
                                "taizhang.notifications.channels.am.type=alertmanager",
                                "taizhang.notifications.channels.am.url=http://127.0.0.1:" + port))) {
            assertThat(peer.isRunning()).isTrue();
            var operator = product.person(Role.OPERATOR);
            operator.post("/api/v1/routes", DeliveryTest.route("am")).expect(201);
            try (var events = operator.events("")) {
                var ending = DeliveryTest.raise(product, UUID.randomUUID(), 1, "owner");
                delivered(events);
                var standing = DeliveryTest.raise(product, UUID.randomUUID(), 2, "owner");
                delivered(events);
                var all = alerts(port);
                assertThat(all).hasSize(2);
                assertThat(all.findValuesAsString("summary")).containsOnly("门户 <不可用> & down");
                DeliveryTest.clear(product, ending);
                delivered(events);
                var left = alerts(port);
                assertThat(left).hasSize(1);
                var labels = left.get(0).get("labels");
                assertThat(labels.get("alert").asString()).isEqualTo(standing.toString());
                assertThat(labels.get("severity").asString()).isEqualTo("2");
                assertThat(labels.get("alertname").asString()).isEqualTo("website");
            }
        }
    }

    private static void delivered(Events events) {
        events.await(
                "notification.attempted/1",
                attempt -> attempt.get("verdict").asString().equals("DELIVERED"));
    }

    private static JsonNode alerts(int port) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v2/alerts?active=true"))
                .build();
        return Client.JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
    }
}
