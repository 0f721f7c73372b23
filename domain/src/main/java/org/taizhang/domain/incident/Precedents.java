package org.taizhang.domain.incident;

import java.util.Optional;
import java.util.UUID;

/** Finds what went before; answered from a read model that has seen at least everything up to {@code position}. */
public interface Precedents {
    /** The newest other incident of the same cause reported within {@code unit} before {@code incident}. */
    Optional<UUID> ofCause(String causeKey, UUID incident, String unit, long position);
}
