package org.taizhang.probes.peer;

import static java.util.Map.entry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Debian's RabbitMQ with its management interface, for the user {@code guest} with the secret {@code guest}. */
public final class Rabbitmq {
    private Rabbitmq() {}

    /** @param port of the management interface; those of the broker are its own */
    public static Peer start(Path folder, int port) throws IOException {
        var program = Peer.needs("/usr/lib/rabbitmq/bin/rabbitmq-server", "rabbitmq-server");
        var config = Files.writeString(folder.resolve("rabbitmq.conf"), """
                listeners.tcp.1 = 127.0.0.1:%d
                management.tcp.port = %d
                management.tcp.ip = 127.0.0.1
                collect_statistics_interval = 100
                """.formatted(Peer.freePort(), port));
        var plugins = Files.writeString(folder.resolve("plugins"), "[rabbitmq_management].\n");
        var environment = Map.ofEntries(
                entry("HOME", folder.toString()),
                entry("RABBITMQ_NODENAME", "taizhang" + port + "@localhost"),
                entry("RABBITMQ_DIST_PORT", Integer.toString(Peer.freePort())),
                entry("ERL_EPMD_PORT", Integer.toString(Peer.freePort())),
                entry("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "+S 1:1 +sbwt none"),
                entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
                entry("RABBITMQ_CONFIG_FILE", config.toString()),
                entry("RABBITMQ_ENABLED_PLUGINS_FILE", plugins.toString()),
                entry("RABBITMQ_MNESIA_BASE", folder.resolve("mnesia").toString()),
                entry("RABBITMQ_LOG_BASE", folder.resolve("log").toString()),
                entry("RABBITMQ_PID_FILE", folder.resolve("pid").toString()));
        return Peer.start(
                folder, environment, () -> answers("http://127.0.0.1:" + port + "/api/overview"), List.of(program));
    }

    private static boolean answers(String address) {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Basic Z3Vlc3Q6Z3Vlc3Q=")
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
