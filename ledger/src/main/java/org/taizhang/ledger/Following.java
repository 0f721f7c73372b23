package org.taizhang.ledger;

import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;

/**
 * The entries of a log from a position to its head, read a batch at a time. Whoever asks again after the end gets what
 * has come since, as Axon does with a stream it keeps.
 */
final class Following extends AbstractSpliterator<Recorded> {
    private static final int BATCH = 500;

    private final CommitLog log;
    private Iterator<Recorded> batch = List.<Recorded>of().iterator();
    private long next;

    Following(CommitLog log, long from) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.DISTINCT);
        this.log = log;
        this.next = from;
    }

    @Override
    public boolean tryAdvance(Consumer<? super Recorded> action) {
        if (!batch.hasNext() && next < log.head()) batch = log.read(next, BATCH).iterator();
        if (!batch.hasNext()) return false;
        var recorded = batch.next();
        next = recorded.position() + 1;
        action.accept(recorded);
        return true;
    }
}
