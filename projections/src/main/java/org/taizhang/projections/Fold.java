package org.taizhang.projections;

import org.jspecify.annotations.Nullable;

/** What a read model becomes when something has happened; the same to the same, and nothing besides. */
@FunctionalInterface
public interface Fold<E, V> {
    /**
     * The read model after the event.
     *
     * @param was the read model before it; null where there was none
     * @return null where there is none any more
     */
    @Nullable
    V evolve(@Nullable V was, Recorded<E> event);
}
