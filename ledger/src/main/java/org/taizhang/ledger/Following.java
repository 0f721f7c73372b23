package org.taizhang.ledger;

import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;

/**
 * What the entries of a log have become, from a position to its head. Whoever asks again after the end gets what has come
 * since, as Axon does with a stream it keeps.
 */
final class Following<T> extends AbstractSpliterator<T> {
    private final Ahead<T> ahead;
    private Iterator<T> batch = List.<T>of().iterator();
    private long next;

    Following(Ahead<T> ahead, long from) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.ahead = ahead;
        this.next = from;
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        while (!batch.hasNext()) {
            var read = ahead.from(next);
            if (read.next() == next) return false;
            next = read.next();
            batch = read.all().iterator();
        }
        action.accept(batch.next());
        return true;
    }
}
