package org.taizhang.ledger.mongo;

import java.util.Set;

/** What the sequencer wants done next. */
sealed interface Request {
    record Insert(Group group) implements Request {}

    record Tail(long from) implements Request {}

    record Standings(Set<Place> places) implements Request {}

    record Pause(long nanos) implements Request {}

    /** Nothing: it waits for appends. */
    record Rest() implements Request {}
}
