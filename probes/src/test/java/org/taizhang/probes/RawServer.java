package org.taizhang.probes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server that may misbehave as no HTTP server does: what it answers, byte by byte, is the test's. */
public final class RawServer implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    public interface Answer {
        void to(InputStream request, OutputStream answer) throws IOException;
    }

    public RawServer(Answer answer) throws IOException {
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed())
                try {
                    var socket = server.accept();
                    Thread.ofVirtual().start(() -> serve(socket, answer));
                } catch (IOException e) {
                    // The test is over.
                }
        });
    }

    public static RawServer saying(String answer) throws IOException {
        return new RawServer((request, out) -> {
            skipHead(request);
            out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
        });
    }

    /** Reads a request up to its empty line. */
    public static String skipHead(InputStream request) throws IOException {
        var head = new StringBuilder();
        for (var b = request.read(); b >= 0 && head.indexOf("\r\n\r\n") < 0; b = request.read()) {
            head.append((char) b);
            if (head.toString().endsWith("\r\n\r\n")) break;
        }
        return head.toString();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/";
    }

    public int port() {
        return server.getLocalPort();
    }

    private static void serve(Socket socket, Answer answer) {
        try (socket) {
            answer.to(socket.getInputStream(), socket.getOutputStream());
        } catch (IOException e) {
            // The probe went away, which is its right.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
