package org.taizhang.ledger;

import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;

/**
 * The entries of a log, opened, from a position to its head, read a batch at a time. Whoever asks again after the end gets what
 * has come since, as Axon does with a stream it keeps.
 */
final class Following extends AbstractSpliterator<Opened> {
    private static final int BATCH = 500;

    private final CommitLog log;
    private final Restorer restorer;
    private Iterator<Opened> batch = List.<Opened>of().iterator();
    private long next;

    Following(CommitLog log, Restorer restorer, long from) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.DISTINCT);
        this.log = log;
        this.restorer = restorer;
        this.next = from;
    }

    @Override
    public boolean tryAdvance(Consumer<? super Opened> action) {
        if (!batch.hasNext() && next < log.head())
            batch = restorer.open(log.read(next, BATCH)).iterator();
        if (!batch.hasNext()) return false;
        var opened = batch.next();
        next = opened.position() + 1;
        action.accept(opened);
        return true;
    }
}
