package org.taizhang.api.clause;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts events of a unit by their names, with their topic after a slash where one is asked for. */
interface Tally {
    /** How many of these there were; from the beginning of the ledger where {@code from} is null. */
    long of(Collection<String> names, @Nullable Instant from, Instant until);

    /** When the newest of these before {@code until} was recorded. */
    Optional<Instant> last(Collection<String> names, Instant until);

    /** When the first event was recorded. */
    Optional<Instant> began();
}
