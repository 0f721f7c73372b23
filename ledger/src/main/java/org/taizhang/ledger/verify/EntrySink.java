package org.taizhang.ledger.verify;

import org.taizhang.ledger.verify.event.Envelope;

/** Takes entries one after the other, and knows what the last one says; for one thread. */
abstract class EntrySink {
    final Envelope envelope = new Envelope();
    /** Whether the last entry is an event as this product writes them. */
    boolean understood;

    final void entry(long position, byte[] bytes, int offset, int length) {
        understood = envelope.read(bytes, offset, length);
        take(position, bytes, offset, length);
    }

    /** The bytes are not to be kept. */
    abstract void take(long position, byte[] bytes, int offset, int length);
}
