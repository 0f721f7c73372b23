package org.taizhang.ledger;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** Nobody knows whether the events were stored; whoever asked must look before asking again. */
public final class AppendOutcomeUnknown extends EventStoreException {
    AppendOutcomeUnknown(CannotAppend.OutcomeUnknown why) {
        super(why.getMessage(), why);
    }
}
