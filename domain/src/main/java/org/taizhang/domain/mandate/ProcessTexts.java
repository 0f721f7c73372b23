package org.taizhang.domain.mandate;

import java.util.UUID;

/** Knows which texts of processes are in force, from the moment that was recorded. */
@FunctionalInterface
public interface ProcessTexts {
    /** Whether that document was approved and published, and not withdrawn since. */
    boolean isInForce(UUID document);
}
