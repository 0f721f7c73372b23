package org.taizhang.ledger.publish;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.taizhang.ledger.note.AddCheckpoint;
import org.taizhang.ledger.note.Key;
import org.taizhang.ledger.note.NoteSignature;
import org.taizhang.ledger.note.SignedNote;
import org.taizhang.ledger.note.WitnessAnswer;
import org.taizhang.ledger.tree.TreeReader;

/**
 * A witness (C2SP tlog-witness): it cosigns a checkpoint only if that adds to the one it cosigned last, so that no two
 * histories can be shown to different people.
 */
public final class Witness {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TRIES = 3;

    private final HttpClient http;
    private final URI address;
    private final Key key;
    private long known;

    /** @param address what {@code add-checkpoint} is appended to */
    public Witness(HttpClient http, URI address, Key key) {
        this.http = http;
        this.address = URI.create(address + (address.toString().endsWith("/") ? "" : "/") + "add-checkpoint");
        this.key = key;
    }

    public String name() {
        return key.name();
    }

    /** The witness has cosigned more entries than the ledger has: entries are lost, or somebody else signs as we do. */
    public static final class KnowsMore extends RuntimeException {
        private final long knows;

        KnowsMore(String witness, long knows, long size) {
            super("Witness " + witness + " has cosigned " + knows + " entries, but this ledger has signed only " + size
                    + ": entries were lost, or somebody else signs with the same key");
            this.knows = knows;
        }

        long knows() {
            return knows;
        }
    }

    /** Whether a signature says that it is of this witness. */
    boolean made(NoteSignature signature) {
        return signature.keyId() == key.id() && signature.name().equals(key.name());
    }

    /** Has a checkpoint cosigned; for one thread. */
    List<NoteSignature> cosign(SignedNote checkpoint, TreeReader tree) throws IOException, InterruptedException {
        known = Math.min(known, tree.size());
        for (var tries = 0; tries < TRIES; tries++) {
            switch (ask(checkpoint, tree)) {
                case WitnessAnswer.Cosigned(var signatures) -> {
                    known = tree.size();
                    return signatures;
                }
                case WitnessAnswer.KnowsSize(var size) -> {
                    if (size > tree.size()) throw new KnowsMore(name(), size, tree.size());
                    known = size;
                }
                case WitnessAnswer.Declined(var status, var sentence) -> throw new IOException(sentence);
            }
        }
        throw new IOException("The witness says another size each time it is asked");
    }

    private WitnessAnswer ask(SignedNote checkpoint, TreeReader tree) throws IOException, InterruptedException {
        var body = new AddCheckpoint(known, known == tree.size() ? List.of() : tree.consistency(known), checkpoint);
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofByteArray(body.body()))
                .build();
        var answer = http.send(request, BodyHandlers.ofInputStream());
        try (var in = answer.body()) {
            return WitnessAnswer.read(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    in.readNBytes(SignedNote.MAX_BYTES + 1),
                    checkpoint,
                    List.of(key.verifier()));
        }
    }
}
