package org.taizhang.api;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A real web site that can be stopped and started again on the same port. */
public final class WatchedSite implements AutoCloseable {
    private final int port;
    private HttpServer server;

    public WatchedSite() throws IOException {
        server = serve(0);
        port = server.getAddress().getPort();
    }

    private static HttpServer serve(int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            var page = "<html><body>政务公开</body></html>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        return server;
    }

    public String url() {
        return "http://127.0.0.1:" + port + "/";
    }

    public void stop() {
        server.stop(0);
    }

    public void startAgain() throws IOException {
        server = serve(port);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
