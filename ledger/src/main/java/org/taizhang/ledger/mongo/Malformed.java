package org.taizhang.ledger.mongo;

import org.taizhang.ledger.CannotRead;

/** A document is none this version has written. */
final class Malformed extends RuntimeException {
    Malformed(String what) {
        super(what);
    }

    CannotRead cannotRead() {
        return new CannotRead("The ledger is damaged: a document's " + getMessage(), this);
    }
}
