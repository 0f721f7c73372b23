package org.taizhang.ledger;

import org.axonframework.serialization.SerializationException;

/** The ledger holds an event this version cannot read: a newer version wrote it, or an upcaster is missing. */
public final class UnknownName extends SerializationException {
    UnknownName(String name) {
        super("The ledger holds " + name
                + ", which this version does not know: a newer version wrote it, or its upcaster is missing");
    }
}
