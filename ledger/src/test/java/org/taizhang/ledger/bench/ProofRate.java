package org.taizhang.ledger.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.note.Checkpoint;
import org.taizhang.ledger.note.NoteSignature;
import org.taizhang.ledger.note.SignedNote;
import org.taizhang.ledger.note.TlogProof;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.ledger.tree.TreeReader;

/** What it costs to make proofs of entries at random places, and to fetch them over HTTP, one after the other. */
final class ProofRate {
    private static final int PROOFS = 5_000;

    private ProofRate() {}

    static void measure(CommitLog log) throws Exception {
        var size = log.head();
        var note = note(log, size);
        var random = new Random(1);
        var sizes = new ArrayList<Long>();
        var made = times(() -> sizes.add((long) proof(log, note, random.nextLong(size)).length));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var position = Long.parseLong(exchange.getRequestURI().getPath().substring(1));
            var proof = proof(log, note, position);
            exchange.sendResponseHeaders(200, proof.length);
            try (var body = exchange.getResponseBody()) {
                body.write(proof);
            }
        });
        server.start();
        try (var http = HttpClient.newHttpClient()) {
            var address = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            var fetched = times(() -> http.send(
                    HttpRequest.newBuilder(URI.create(address + random.nextLong(size)))
                            .build(),
                    BodyHandlers.ofByteArray()));
            Report.table(
                    List.of("proofs in a log of " + Report.number(size), "p50", "p99", "size"),
                    List.of(
                            List.of(
                                    "made",
                                    Report.millis(at(made, 50)),
                                    Report.millis(at(made, 99)),
                                    Report.number(Median.of(sizes, bytes -> bytes)) + " bytes with the entry"),
                            List.of(
                                    "fetched over HTTP (the JDK's server, one client)",
                                    Report.millis(at(fetched, 50)),
                                    Report.millis(at(fetched, 99)),
                                    "")));
        } finally {
            server.stop(0);
        }
    }

    private interface Step {
        Object run() throws Exception;
    }

    private static long[] times(Step step) throws Exception {
        var times = new long[PROOFS];
        for (var i = -PROOFS / 5; i < PROOFS; i++) {
            var start = System.nanoTime();
            step.run();
            if (i >= 0) times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        return times;
    }

    private static long at(long[] times, int percent) {
        return times[times.length * percent / 100];
    }

    private static byte[] proof(CommitLog log, SignedNote note, long position) throws IOException {
        var tree = new TreeReader(log.tree(TreeHash.SHA256), TreeHash.SHA256, log.head());
        var entry = log.read(position, 1).getFirst().entry().bytes();
        return new TlogProof(entry, position, tree.inclusion(position), note).bytes();
    }

    /** As large as a signed one; whether its signature is one does not change what is measured. */
    private static SignedNote note(CommitLog log, long size) throws Exception {
        var root = new TreeReader(log.tree(TreeHash.SHA256), TreeHash.SHA256, size).root();
        var keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var text = new Checkpoint("bench.example/log", size, root).text();
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(keys.getPrivate());
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return new SignedNote(text, List.of(new NoteSignature("bench.example/log", 1, signature.sign())));
    }
}
