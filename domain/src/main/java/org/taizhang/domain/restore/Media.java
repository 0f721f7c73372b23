package org.taizhang.domain.restore;

import java.util.Optional;
import java.util.UUID;

/** Knows where a medium is now. */
@FunctionalInterface
public interface Media {
    /** What there is of that medium; nothing where none is registered. */
    Optional<Held> find(UUID medium);

    /**
     * A medium as it stands.
     *
     * @param out whether it was handed out
     * @param altered whether what is on it was found not to be what was sealed
     */
    record Held(String label, boolean out, boolean altered) {}
}
