package org.taizhang.probes;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A version of TLS that RFC 8996 forbids: whether a server still speaks it is asked by one hello of our own, because the
 * JDK no longer says it.
 */
enum OldTls {
    TLS_1_0("TLSv1.0", 0x0301),
    TLS_1_1("TLSv1.1", 0x0302);

    private static final int PATIENCE_MILLIS = 3_000;
    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;
    private static final int SERVER_HELLO = 2;
    /** What servers of that age have: AES and 3DES in CBC mode, with ECDHE, DHE and RSA. */
    private static final int[] SUITES = {
        0xc00a, 0xc014, 0x0039, 0xc009, 0xc013, 0x0033, 0x0035, 0x002f, 0xc012, 0x0016, 0x000a, 0x00ff
    };

    private final String shown;
    private final int version;

    OldTls(String shown, int version) {
        this.shown = shown;
        this.version = version;
    }

    String shown() {
        return shown;
    }

    /** Whether the server answers with that version; one that says nothing for three seconds does not. */
    boolean isSpoken(Socket socket, String name) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        try {
            socket.getOutputStream().write(record(hello(name)));
            var answer = new DataInputStream(socket.getInputStream());
            if (answer.readUnsignedByte() != HANDSHAKE) return false;
            answer.skipNBytes(4);
            if (answer.readUnsignedByte() != SERVER_HELLO) return false;
            answer.skipNBytes(3);
            return answer.readUnsignedShort() == version;
        } catch (EOFException | SocketException | SocketTimeoutException e) {
            return false;
        }
    }

    private byte[] record(byte[] hello) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeByte(HANDSHAKE);
        out.writeShort(TLS_1_0.version);
        out.writeShort(hello.length + 4);
        out.writeByte(CLIENT_HELLO);
        out.writeByte(0);
        out.writeShort(hello.length);
        out.write(hello);
        return bytes.toByteArray();
    }

    private byte[] hello(String name) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        var random = new byte[32];
        ThreadLocalRandom.current().nextBytes(random);
        out.writeShort(version);
        out.write(random);
        out.writeByte(0);
        out.writeShort(2 * SUITES.length);
        for (var suite : SUITES) out.writeShort(suite);
        // One compression method: none.
        out.writeShort(0x0100);
        var extensions = extensions(name);
        out.writeShort(extensions.length);
        out.write(extensions);
        return bytes.toByteArray();
    }

    private static byte[] extensions(String name) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        if (!Names.isLiteral(name)) {
            var host = name.getBytes(StandardCharsets.US_ASCII);
            // server_name
            shorts(out, 0, host.length + 5, host.length + 3);
            out.writeByte(0);
            out.writeShort(host.length);
            out.write(host);
        }
        // supported_groups: x25519, secp256r1, secp384r1
        shorts(out, 10, 8, 6, 0x001d, 0x0017, 0x0018);
        // ec_point_formats: uncompressed
        shorts(out, 11, 2, 0x0100);
        return bytes.toByteArray();
    }

    private static void shorts(DataOutputStream out, int... values) throws IOException {
        for (var value : values) out.writeShort(value);
    }
}
