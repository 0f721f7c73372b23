package org.taizhang.probes;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.taizhang.domain.discovery.DiscoveryEvent.Finding;

/** Has many addresses looked at, no more at once and in a second than allowed; what is found is told on the walker's own thread. */
final class Walk implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Walk.class);

    private static final long TELLING = 100;

    private final Scan.Pace pace;
    private final Consumer<List<Finding>> found;
    private final Semaphore places;
    private final ConcurrentLinkedQueue<Finding> made = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private long next = System.nanoTime();
    private long attempts;
    private long findings;

    Walk(Scan.Pace pace, Consumer<List<Finding>> found) {
        this.pace = pace;
        this.found = found;
        this.places = new Semaphore(pace.atOnce());
    }

    /** Begins when there is a place and its time has come. */
    void look(Callable<List<Finding>> there) throws InterruptedException {
        var now = System.nanoTime();
        if (next > now) TimeUnit.NANOSECONDS.sleep(next - now);
        next = Math.max(next, now) + TimeUnit.SECONDS.toNanos(1) / pace.perSecond();
        await(1);
        attempts++;
        threads.execute(() -> {
            try {
                made.addAll(there.call());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                log.warn("What answered a scan could not be understood", e);
            } finally {
                places.release();
            }
        });
        tell();
    }

    /** Waits for what is under way. */
    void finish() throws InterruptedException {
        await(pace.atOnce());
        tell();
    }

    /** Tells meanwhile what is found. */
    private void await(int free) throws InterruptedException {
        while (!places.tryAcquire(free, TELLING, TimeUnit.MILLISECONDS)) tell();
    }

    long attempts() {
        return attempts;
    }

    long findings() {
        return findings;
    }

    private void tell() {
        var news = new ArrayList<Finding>();
        for (var one = made.poll(); one != null; one = made.poll()) news.add(one);
        findings += news.size();
        if (!news.isEmpty()) found.accept(List.copyOf(news));
    }

    /** Whoever is still looking is interrupted. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
