package org.taizhang.ledger.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.taizhang.ledger.note.Checkpoint;
import org.taizhang.ledger.note.Cosigner;
import org.taizhang.ledger.note.Ed25519KeyFile;
import org.taizhang.ledger.note.Key;
import org.taizhang.ledger.note.NoteRefused;
import org.taizhang.ledger.note.NoteSigner;
import org.taizhang.ledger.note.SignedNote;
import org.taizhang.ledger.note.SignerSetting;
import org.taizhang.ledger.tree.Proofs;
import org.taizhang.ledger.tree.TreeHash;

/**
 * A witness as C2SP tlog-witness describes it, over real HTTP: it knows one log, remembers in a file what it cosigned
 * last, and cosigns only what adds to that.
 */
final class TestWitness implements AutoCloseable {
    private final HttpServer server;
    private final Path memory;
    private final Key log;
    private final Cosigner cosigner;
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

    private TestWitness(HttpServer server, Path memory, Key log, Cosigner cosigner) {
        this.server = server;
        this.memory = memory;
        this.log = log;
        this.cosigner = cosigner;
    }

    /** Starts one on a port, any if 0, with what it remembers in the folder. */
    static TestWitness start(Path folder, Key log, int port) throws IOException {
        var file = folder.resolve("witness.key");
        if (!Files.exists(file)) Ed25519KeyFile.create(file, "witness.example/w1");
        NoteSigner signer = SignerSetting.parse("file:" + file).open("witness.example/w1", new char[0]);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(1_800_000_000));
        var witness = new TestWitness(server, folder.resolve("witness.memory"), log, new Cosigner(signer, clock));
        server.createContext("/w1/add-checkpoint", witness::serve);
        server.start();
        return witness;
    }

    int port() {
        return server.getAddress().getPort();
    }

    Key key() {
        return cosigner.key();
    }

    Witness at(HttpClient http) {
        return new Witness(http, URI.create("http://localhost:" + port() + "/w1"), key());
    }

    /** The statuses it has answered with. */
    List<Integer> answers() {
        return List.copyOf(answers);
    }

    /** The size it cosigned last. */
    long size() throws IOException {
        return Files.exists(memory) ? checkpoint(Files.readString(memory)).size() : 0;
    }

    /** Makes it remember something that it was never asked to. */
    void remember(Checkpoint checkpoint) throws IOException {
        Files.writeString(memory, checkpoint.text());
    }

    void forget() throws IOException {
        Files.delete(memory);
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        var answer = answer(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        answers.add(answer.status());
        if (!answer.type().isEmpty()) exchange.getResponseHeaders().set("Content-Type", answer.type());
        var body = answer.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private record Said(int status, String type, String body) {}

    private Said answer(String request) throws IOException {
        var blank = request.indexOf("\n\n");
        var head = new ArrayList<>(List.of(request.substring(0, blank).split("\n")));
        var old = Long.parseLong(head.removeFirst().substring("old ".length()));
        var proof = head.stream().map(Base64.getDecoder()::decode).toList();
        var note = request.substring(blank + 2).getBytes(UTF_8);
        var claimed = checkpoint(SignedNote.parse(note).text());
        if (!claimed.origin().equals(log.name())) return new Said(404, "", "");
        try {
            SignedNote.open(note, List.of(log.verifier()));
        } catch (NoteRefused e) {
            return new Said(403, "", "");
        }
        if (old > claimed.size()) return new Said(400, "", "");
        var known = Files.exists(memory)
                ? checkpoint(Files.readString(memory))
                : new Checkpoint(log.name(), 0, TreeHash.SHA256.empty());
        if (old != known.size()) return new Said(409, "text/x.tlog.size", known.size() + "\n");
        if (old == claimed.size() && !Arrays.equals(known.root(), claimed.root())) return new Said(409, "", "");
        try {
            Proofs.consistency(TreeHash.SHA256, old, claimed.size(), known.root(), claimed.root(), proof);
        } catch (Proofs.Wrong e) {
            return new Said(422, "", "");
        }
        remember(claimed);
        var signed = SignedNote.sign(claimed.text(), List.of(cosigner));
        return new Said(200, "", signed.signatures().getFirst().line());
    }

    private static Checkpoint checkpoint(String text) {
        return Checkpoint.parse(text);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
