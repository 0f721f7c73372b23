package org.taizhang.probes.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.taizhang.probes.Failed;

/** Commands to Redis in its own protocol, RESP 2, as far as their answers are texts or numbers. */
final class Resp {
    private static final int LONGEST = 4 * 1024 * 1024;
    private static final String NOT_REDIS = "The answer is not Redis's";

    private final InputStream in;
    private final OutputStream out;

    Resp(Socket socket) throws IOException {
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** What Redis answers; an error fails with its kind, such as {@code WRONGPASS}, since the rest may quote. */
    String ask(String... command) throws IOException {
        var request = new StringBuilder("*" + command.length + "\r\n");
        for (var part : command)
            request.append('$')
                    .append(part.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n")
                    .append(part)
                    .append("\r\n");
        out.write(request.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
        var line = line();
        if (line.isEmpty()) throw new Failed(NOT_REDIS);
        var rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+', ':' -> rest;
            case '$' -> bulk(rest);
            case '-' -> throw refused(rest.split(" ", 2)[0]);
            default -> throw new Failed(NOT_REDIS);
        };
    }

    private static Failed refused(String kind) {
        return switch (kind) {
            case "WRONGPASS" -> new Failed("Redis does not let the credential in");
            case "NOAUTH" -> new Failed("Redis wants a credential");
            case "NOPERM" -> new Failed("Redis does not grant what is to be read");
            default -> new Failed("Redis refused" + (kind.matches("[A-Z]{2,20}") ? ": " + kind : ""));
        };
    }

    private String bulk(String length) throws IOException {
        if (!length.matches("\\d{1,7}") || Integer.parseInt(length) > LONGEST) throw new Failed(NOT_REDIS);
        var bytes = in.readNBytes(Integer.parseInt(length) + 2);
        if (bytes.length < Integer.parseInt(length) + 2) throw new Failed("Redis's answer is cut off");
        return new String(bytes, 0, bytes.length - 2, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0 || line.length() > 1_000) throw new Failed(NOT_REDIS);
            line.append((char) b);
        }
        return line.toString().stripTrailing();
    }
}
