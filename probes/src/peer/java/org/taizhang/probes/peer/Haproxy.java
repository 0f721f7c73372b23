package org.taizhang.probes.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Debian's HAProxy: its statistics at {@code /stats}, and one backend, {@code portal}. */
public final class Haproxy {
    private Haproxy() {}

    /** @param servers of the backend, each a name, an address and options, as its own configuration has them */
    public static Peer start(Path folder, int port, List<String> servers) throws IOException {
        var program = Peer.needs("haproxy", "haproxy");
        var config = folder.resolve("haproxy.cfg");
        Files.writeString(
                config,
                """
                defaults
                  mode tcp
                  timeout connect 2s
                  timeout client 10s
                  timeout server 10s
                frontend stats
                  mode http
                  bind 127.0.0.1:%d
                  stats enable
                  stats uri /stats
                backend portal
                """.formatted(port)
                        + String.join(
                                "",
                                servers.stream().map("  server %s\n"::formatted).toList()));
        return Peer.start(folder, Peer.accepts(port), program, "-db", "-f", config.toString());
    }
}
