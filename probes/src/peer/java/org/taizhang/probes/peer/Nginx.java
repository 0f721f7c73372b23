package org.taizhang.probes.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Debian's nginx, which shows its {@code stub_status} at {@code /status}. */
public final class Nginx {
    private Nginx() {}

    public static Peer start(Path folder, int port) throws IOException {
        var program = Peer.needs("nginx", "nginx-light");
        var config = Files.writeString(folder.resolve("nginx.conf"), """
                daemon off; pid %1$s/pid; error_log %1$s/error.log;
                events {}
                http { access_log off; client_body_temp_path %1$s/1; proxy_temp_path %1$s/2; fastcgi_temp_path %1$s/3;
                  uwsgi_temp_path %1$s/4; scgi_temp_path %1$s/5;
                  server { listen 127.0.0.1:%2$d; location = /status { stub_status; } } }
                """.formatted(folder, port));
        var early = folder.resolve("early.log").toString();
        return Peer.start(folder, Peer.accepts(port), program, "-e", early, "-c", config.toString());
    }
}
