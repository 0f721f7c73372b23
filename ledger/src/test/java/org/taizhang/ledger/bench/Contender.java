package org.taizhang.ledger.bench;

import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** An event store that takes part, on storage of its own that is gone when it is closed. */
record Contender(String name, EventStorageEngine engine, AutoCloseable storage) implements AutoCloseable {
    @Override
    public void close() throws Exception {
        storage.close();
    }
}
