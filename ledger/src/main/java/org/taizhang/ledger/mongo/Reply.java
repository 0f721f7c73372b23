package org.taizhang.ledger.mongo;

import java.util.List;
import java.util.Map;

/** What came of a request. */
sealed interface Reply {
    record Inserted(Groups.Stored stored) implements Reply {}

    record Tail(List<Group> groups) implements Reply {}

    record Standings(Map<Place, Standing> standings) implements Reply {}

    /** The pause is over. */
    record Paused() implements Reply {}

    /** Nothing could be read. */
    record Unreadable(RuntimeException why) implements Reply {}
}
