package org.taizhang.ledger.mongo;

import java.time.Duration;

/** How long an append waits for an answer, a write for its majority, and anything for a server that does not answer. */
record Patience(Duration append, Duration write, Duration server) {
    static final Patience USUAL = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(5));
}
