package org.taizhang.probes.peer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** OpenSSL's own server, which shows one certificate. */
public final class TlsServer {
    private TlsServer() {}

    /** @param alias of the certificate that the authority has issued */
    public static Peer start(Path folder, int port, Authority authority, String alias, String... options)
            throws Exception {
        var pem = authority.pem(alias).toString();
        var command = new ArrayList<>(List.of(
                Peer.needs("openssl", "openssl"), "s_server", "-quiet", "-accept", "127.0.0.1:" + port, "-cert", pem));
        command.addAll(List.of("-key", pem, "-cert_chain", authority.pem("ca").toString()));
        command.addAll(List.of(options));
        return Peer.start(folder, Peer.accepts(port), command.toArray(String[]::new));
    }
}
