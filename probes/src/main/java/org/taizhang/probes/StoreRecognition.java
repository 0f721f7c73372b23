package org.taizhang.probes;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.bson.BSONException;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.taizhang.domain.discovery.DiscoveryEvent.Finding;
import org.taizhang.domain.discovery.DiscoveryEvent.Protocol;
import org.taizhang.domain.discovery.DiscoveryEvent.Suggestion;
import org.taizhang.domain.discovery.DiscoveryEvent.Way;

/** Recognises databases that wait for their client to begin. */
final class StoreRecognition {
    /** The request of PostgreSQL's protocol to speak TLS, which is answered by one letter. */
    private static final byte[] SSL_REQUEST = {0, 0, 0, 8, 4, (byte) 0xd2, 0x16, 0x2f};

    private static final int OP_MSG = 2013;
    private static final int HEADER = 21;
    private static final int LARGEST = 1024 * 1024;

    private final int millis;

    StoreRecognition(int millis) {
        this.millis = millis;
    }

    List<Finding> redis(Spot spot) throws IOException {
        try (var socket = spot.connect(millis)) {
            socket.getOutputStream().write("PING\r\n".getBytes(US_ASCII));
            var answer = new byte[64];
            var length = Math.max(0, socket.getInputStream().read(answer));
            var said = new String(answer, 0, length, US_ASCII);
            var isOpen = said.startsWith("+PONG");
            if (!isOpen && !said.startsWith("-NOAUTH ") && !said.startsWith("-DENIED ")) return List.of();
            var suggestion = new Suggestion(Way.REDIS, spot.place(), !isOpen, null);
            return List.of(spot.finding(Protocol.REDIS, "database", null, suggestion));
        }
    }

    List<Finding> postgresql(Spot spot) throws IOException {
        try (var socket = spot.connect(millis)) {
            socket.getOutputStream().write(SSL_REQUEST);
            var answer = new byte[2];
            var length = socket.getInputStream().read(answer);
            if (length != 1 || (answer[0] != 'S' && answer[0] != 'N')) return List.of();
            var address = "jdbc:postgresql://" + spot.place() + "/postgres";
            var suggestion = new Suggestion(Way.DATABASE, address, true, null);
            return List.of(spot.finding(Protocol.POSTGRESQL, "database", null, suggestion));
        }
    }

    List<Finding> mongodb(Spot spot) throws IOException {
        try (var socket = spot.connect(millis)) {
            // By its old name, which old servers know, too.
            if (!ask(socket, "isMaster").containsKey("maxWireVersion")) return List.of();
            var version =
                    ask(socket, "buildInfo").get("version", new BsonString("")).asString();
            var isOpen = isOk(ask(socket, "serverStatus"));
            var suggestion = new Suggestion(Way.MONGODB, "mongodb://" + spot.place() + "/", !isOpen, null);
            return List.of(spot.finding(Protocol.MONGODB, "database", "MongoDB " + version.getValue(), suggestion));
        } catch (BSONException | IllegalArgumentException e) {
            throw new Failed("The answer is not MongoDB's");
        }
    }

    private static boolean isOk(BsonDocument answer) {
        return answer.isNumber("ok") && answer.getNumber("ok").doubleValue() == 1;
    }

    /** What is answered to a command, as far as it needs no login. */
    private static BsonDocument ask(Socket socket, String command) throws IOException {
        var body = new RawBsonDocument(
                        new BsonDocument(command, new BsonInt32(1)).append("$db", new BsonString("admin")),
                        new BsonDocumentCodec())
                .getByteBuffer();
        var request = ByteBuffer.allocate(HEADER + body.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        request.putInt(HEADER + body.remaining())
                .putInt(1)
                .putInt(0)
                .putInt(OP_MSG)
                .putInt(0)
                .put((byte) 0);
        request.put(body.asNIO());
        socket.getOutputStream().write(request.array());
        var in = new DataInputStream(socket.getInputStream());
        var head = new byte[HEADER];
        in.readFully(head);
        var answer = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        var length = answer.getInt(0);
        if (answer.getInt(12) != OP_MSG || head[HEADER - 1] != 0 || length <= HEADER || length > LARGEST)
            throw new Failed("The answer is not MongoDB's");
        var bytes = new byte[length - HEADER];
        in.readFully(bytes);
        return new RawBsonDocument(bytes);
    }
}
