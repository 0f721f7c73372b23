package org.taizhang.probes.log;

import java.util.Optional;
import java.util.UUID;

/** Remembers, also across restarts, up to where the log of a target has been read. */
public interface Positions {
    Optional<String> of(UUID target);

    void keep(UUID target, String position);
}
