package org.taizhang.ledger.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** Clients that append one event after the other, each to an aggregate of its own, for a while. */
record Appends(int clients, ThreadFactory threads, Duration time) {
    /** Appends in a second, and how long one took in nanoseconds: half of them at most the one, 99 of 100 the other. */
    record Rate(double perSecond, double p50, double p99) {
        static Rate median(List<Rate> rates) {
            return new Rate(
                    Median.of(rates, Rate::perSecond), Median.of(rates, Rate::p50), Median.of(rates, Rate::p99));
        }
    }

    Rate to(EventStorageEngine engine, String name) throws Exception {
        var begin = new CountDownLatch(1);
        var running = new ArrayList<FutureTask<long[]>>();
        for (var client = 0; client < clients; client++) {
            var aggregate = name + "-" + client;
            var task = new FutureTask<>((Callable<long[]>) () -> {
                begin.await();
                return append(engine, aggregate);
            });
            running.add(task);
            threads.newThread(task).start();
        }
        var start = System.nanoTime();
        begin.countDown();
        var took = new ArrayList<long[]>();
        for (var task : running) took.add(task.get());
        var elapsed = System.nanoTime() - start;
        var all = took.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Rate(all.length * 1e9 / elapsed, all[all.length / 2], all[(int) (all.length * 0.99)]);
    }

    private long[] append(EventStorageEngine engine, String aggregate) {
        var took = new long[1 << 10];
        var count = 0;
        var begun = System.nanoTime();
        for (var before = begun; before - begun < time.toNanos(); count++) {
            engine.appendEvents(Sample.event(aggregate, count));
            var after = System.nanoTime();
            if (count == took.length) took = Arrays.copyOf(took, 2 * count);
            took[count] = after - before;
            before = after;
        }
        return Arrays.copyOf(took, count);
    }
}
