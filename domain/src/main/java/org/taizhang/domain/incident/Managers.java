package org.taizhang.domain.incident;

import java.util.Optional;

/** Knows who was appointed to manage the process of incidents. */
@FunctionalInterface
public interface Managers {
    /** The account appointed for that unit, or else for the nearest above it. */
    Optional<String> of(String unit);
}
