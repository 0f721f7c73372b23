package org.taizhang.projections;

/** A fold cannot take in an event; the view stands still before it until the fold is mended. */
public final class FoldFailed extends RuntimeException {
    FoldFailed(String view, String key, Recorded<?> event, RuntimeException cause) {
        super(
                "View " + view + " cannot fold " + event.name() + " at position " + event.position() + " into " + key
                        + ": " + cause,
                cause);
    }
}
