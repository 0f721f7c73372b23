package org.taizhang.projections.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.taizhang.projections.series.SeriesWriter.Counts;

@Timeout(60)
class SeriesWriterTest {
    @FunctionalInterface
    private interface Write {
        Series.Written write(List<Point> points) throws InterruptedException;
    }

    private static Series series(Write write) {
        return (Series) Proxy.newProxyInstance(
                Series.class.getClassLoader(), new Class<?>[] {Series.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("write")) throw new UnsupportedOperationException(method.getName());
                    return write.write(List.copyOf((List<?>) arguments[0]).stream()
                            .map(Point.class::cast)
                            .toList());
                });
    }

    private static Series.Written all(List<Point> points) {
        return new Series.Written(points.size(), 0, 0);
    }

    private static List<Point> points(int count) {
        var target = UUID.randomUUID();
        return IntStream.range(0, count)
                .mapToObj(i -> new Point(target, "up", "", Instant.ofEpochMilli(i), i))
                .toList();
    }

    @Test
    void writesWhatWasOfferedInBulkAndWithoutBeingAsked() throws Exception {
        var batches = new LinkedBlockingQueue<Integer>();
        try (var writer = new SeriesWriter(series(points -> {
            batches.add(points.size());
            return all(points);
        }))) {
            writer.offer(points(7));
            assertThat(batches.poll(30, TimeUnit.SECONDS)).isEqualTo(7);
        }
    }

    @Test
    void dropsAndCountsWhatFindsNoRoomAndNeverWaits() throws Exception {
        var writing = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var writer = new SeriesWriter(
                series(points -> {
                    writing.countDown();
                    goOn.await();
                    return all(points);
                }),
                100);
        writer.offer(points(1));
        writing.await();
        writer.offer(points(130));
        assertThat(writer.counts()).isEqualTo(new Counts(0, 30, 0, 0, 100));
        goOn.countDown();
        writer.close();
        assertThat(writer.counts()).isEqualTo(new Counts(101, 30, 0, 0, 0));
        writer.offer(points(2));
        assertThat(writer.counts().dropped()).isEqualTo(32);
    }

    @Test
    void writesEverythingBeforeItIsClosed() {
        var largest = new LinkedBlockingQueue<Integer>();
        var writer = new SeriesWriter(series(points -> {
            largest.add(points.size());
            return new Series.Written(points.size() - 2, 1, 1);
        }));
        writer.offer(points(12_000));
        writer.close();
        assertThat(largest).allMatch(size -> size <= 5_000);
        var batches = largest.size();
        assertThat(writer.counts()).isEqualTo(new Counts(12_000 - 2L * batches, 0, 2L * batches, 0, 0));
    }

    @Test
    void triesAgainWhatCouldNotBeWritten() throws Exception {
        var tries = new LinkedBlockingQueue<List<Point>>();
        var failed = new AtomicBoolean();
        var writer = new SeriesWriter(series(points -> {
            tries.add(points);
            if (failed.compareAndSet(false, true)) throw new IllegalStateException("disk full");
            return all(points);
        }));
        writer.offer(points(3));
        var first = tries.poll(30, TimeUnit.SECONDS);
        writer.close();
        assertThat(first).hasSize(3);
        assertThat(tries.poll()).isEqualTo(first);
        assertThat(writer.counts()).isEqualTo(new Counts(3, 0, 0, 0, 0));
    }

    @Test
    void countsWhatCouldNotBeWrittenAtTheEnd() {
        var writer = new SeriesWriter(series(points -> {
            throw new IllegalStateException("disk full");
        }));
        writer.offer(points(3));
        writer.close();
        assertThat(writer.counts()).isEqualTo(new Counts(0, 0, 0, 3, 0));
    }
}
