package org.taizhang.ledger.publish;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.taizhang.ledger.note.SignedNote;
import org.taizhang.ledger.tree.TreeHash;

/** An address to which checkpoints are posted as plain text; any answer of 2xx has taken it. */
public final class WebhookPlace implements Place {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http;
    private final URI address;
    private final String authorization;

    /** @param authorization the value of the header of that name; empty for none */
    public WebhookPlace(HttpClient http, URI address, String authorization) {
        this.http = http;
        this.address = address;
        this.authorization = authorization;
    }

    @Override
    public String name() {
        return address.getHost() + address.getPath();
    }

    @Override
    public void bring(TreeHash tree, SignedNote checkpoint) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "text/plain; charset=utf-8")
                .header("Taizhang-Tree", tree.tree())
                .POST(BodyPublishers.ofByteArray(checkpoint.bytes()));
        if (!authorization.isEmpty()) request.header("Authorization", authorization);
        var answer = http.send(request.build(), BodyHandlers.discarding());
        if (answer.statusCode() / 100 != 2) throw new IOException("it answered " + answer.statusCode());
    }
}
