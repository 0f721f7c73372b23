package org.taizhang.probes;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Does on a few platform threads what heeds no interrupt, such as native calls: on virtual threads two of them that hang
 * would stop every other probe. A caller that is interrupted leaves at once.
 */
public final class Aside {
    private final ThreadPoolExecutor threads;

    public Aside(String name, int most) {
        threads = new ThreadPoolExecutor(
                most,
                most,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name(name + "-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    public <T> T call(Callable<T> work) throws ExecutionException, InterruptedException {
        var task = new FutureTask<>(work);
        threads.execute(task);
        try {
            return task.get();
        } finally {
            task.cancel(false);
            threads.remove(task);
        }
    }
}
