package org.taizhang.probes.peer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A name server, Debian's dnsmasq, which answers from its options alone. */
public final class Dnsmasq {
    private Dnsmasq() {}

    /** @param records what it knows, as its own options say it */
    public static Peer start(Path folder, int port, String... records) {
        var command = new ArrayList<>(List.of(
                Peer.needs("dnsmasq", "dnsmasq-base"),
                "--keep-in-foreground",
                "--user=" + System.getProperty("user.name"),
                "--conf-file=/dev/null",
                "--no-resolv",
                "--no-hosts",
                "--bind-interfaces",
                "--listen-address=127.0.0.1",
                "--port=" + port,
                "--pid-file=" + folder.resolve("pid")));
        command.addAll(List.of(records));
        return Peer.start(folder, Peer.accepts(port), command.toArray(String[]::new));
    }
}
