package org.taizhang.probes.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Debian's Redis: at most 40 clients, and the users {@code watch}, who may read what a probe reads, and {@code poor}, who may not. */
public final class Redis {
    /** Of the users. */
    public static final String SECRET = "s3cret";

    private Redis() {}

    /** @param more lines of its configuration */
    public static Peer start(Path folder, int port, String... more) throws IOException {
        var program = Peer.needs("redis-server", "redis-server");
        var config = Files.writeString(
                folder.resolve("redis.conf"), """
                bind 127.0.0.1
                port %d
                dir %s
                maxclients 40
                maxmemory 100mb
                requirepass master-s3cret
                masterauth master-s3cret
                user watch on >s3cret +info +ping
                user poor on >s3cret +ping
                """.formatted(port, folder) + String.join("\n", more) + "\n");
        return Peer.start(folder, Peer.accepts(port), program, config.toString());
    }
}
