package org.taizhang.ledger.mongo;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Where groups are stored, as far as writing needs it; what is read is what a majority has and can never change. */
interface Groups {
    /** Stores a group unless its position or the place of one of its entries is taken. */
    Stored insert(Group group);

    /** Some groups from a position on, in order; none where the log ends. Throws when the storage cannot be read. */
    List<Group> tail(long from);

    /** Who holds these places. Throws when the storage cannot be read. */
    Map<Place, Standing> standings(Collection<Place> places);

    /** What became of an insert. */
    sealed interface Stored {
        /** A majority has it on disk. */
        record Durably() implements Stored {}

        /** Its position or one of its places is taken, perhaps by itself, and perhaps by what will yet be rolled back. */
        record Taken() implements Stored {}

        /** It may have been stored, may be later, may be rolled back, or never was. */
        record Perhaps(RuntimeException why) implements Stored {}
    }
}
