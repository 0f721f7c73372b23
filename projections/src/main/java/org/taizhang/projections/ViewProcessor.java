package org.taizhang.projections;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.taizhang.projections.View.Phase;

/** Axon's processor of one view, which stands aside while the view is built anew. */
final class ViewProcessor extends PooledStreamingEventProcessor {
    private static final int LONGEST_PAUSE_SECONDS = 60;

    private final Rebuild<?, ?> rebuild;
    private final Executor rebuilder;
    private CompletableFuture<Void> rebuilding = CompletableFuture.completedFuture(null);
    private boolean underWay;
    private volatile boolean wanted;
    private final AtomicInteger failures = new AtomicInteger();

    ViewProcessor(Builder builder, Rebuild<?, ?> rebuild, Executor rebuilder) {
        super(builder);
        this.rebuild = rebuild;
        this.rebuilder = rebuilder;
    }

    @Override
    public void start() {
        wanted = true;
        resume();
    }

    /** Waits for a rebuild that is under way to give up, not for one that has yet to begin. */
    @Override
    public CompletableFuture<Void> shutdownAsync() {
        synchronized (rebuild) {
            wanted = false;
            if (!underWay) rebuilding.cancel(false);
            return CompletableFuture.allOf(super.shutdownAsync(), rebuilding.exceptionally(failed -> null));
        }
    }

    /** Stops taking in events, and gives the claim back. */
    void pause() {
        super.shutdownAsync().join();
    }

    void resume() {
        synchronized (rebuild) {
            if (wanted) super.start();
        }
    }

    boolean isWanted() {
        return wanted;
    }

    Phase phase() {
        return !isRunning() ? Phase.STOPPED : processingStatus().isEmpty() ? Phase.WAITING : Phase.RUNNING;
    }

    boolean isRebuilding() {
        synchronized (rebuild) {
            return !rebuilding.isDone();
        }
    }

    /** Joins a rebuild that is under way, or begins one. */
    CompletableFuture<Void> rebuild() {
        synchronized (rebuild) {
            if (!wanted) return CompletableFuture.failedFuture(new IllegalStateException(getName() + " is stopped"));
            if (rebuilding.isDone()) {
                var pause = Math.min(LONGEST_PAUSE_SECONDS, (1 << Math.min(failures.get(), 6)) - 1);
                var later = CompletableFuture.delayedExecutor(pause, TimeUnit.SECONDS, rebuilder);
                rebuilding = CompletableFuture.runAsync(this::run, later);
            }
            return rebuilding.copy();
        }
    }

    /** Begins a rebuild once one that is under way has ended, however it did. */
    CompletableFuture<Void> rebuildAfresh() {
        CompletableFuture<Void> before;
        synchronized (rebuild) {
            before = rebuilding.copy();
        }
        return before.handle((done, failed) -> null).thenCompose(ended -> rebuild());
    }

    private void run() {
        synchronized (rebuild) {
            if (!wanted) throw new CancellationException(getName() + " is stopped");
            underWay = true;
        }
        failures.incrementAndGet();
        try {
            rebuild.run(this);
            failures.set(0);
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        } finally {
            synchronized (rebuild) {
                underWay = false;
            }
            resume();
        }
    }
}
