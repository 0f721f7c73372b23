package org.taizhang.probes.peer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Debian's exporter of a machine's state for Prometheus. */
public final class NodeExporter {
    private NodeExporter() {}

    /** @param options beside where it listens */
    public static Peer start(Path folder, int port, String... options) {
        var command = new ArrayList<>(List.of(
                Peer.needs("prometheus-node-exporter", "prometheus-node-exporter"),
                "--web.listen-address=127.0.0.1:" + port));
        command.addAll(List.of(options));
        return Peer.start(folder, Peer.accepts(port), command.toArray(String[]::new));
    }
}
