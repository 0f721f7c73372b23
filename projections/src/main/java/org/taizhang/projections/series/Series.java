package org.taizhang.projections.series;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was measured, kept for a bounded time. A point counts once: another of the same series and millisecond takes its
 * place. A late point counts as one in time would, as long as the raw values of its time are kept; an older one is let go.
 */
public interface Series extends AutoCloseable {
    /** What a write did; what is neither a number nor young enough is not kept. */
    record Written(int kept, int notNumbers, int tooOld) {}

    /**
     * How much there is.
     *
     * @param rows by resolution
     * @param bytes on disk; -1 where the store does not say
     */
    record Size(long series, Map<Resolution, Long> rows, long bytes) {}

    /** Keeps the points in one bulk write. */
    Written write(List<Point> points);

    /**
     * What was measured from a time, included, to another, excluded, in order of instance and time. A span counts where it
     * begins in between, and is whole. What is not rolled up yet is so on the fly.
     *
     * @param instance null for every one
     */
    List<Bucket> read(
            UUID target, String metric, @Nullable String instance, Instant from, Instant to, Resolution resolution);

    /** The newest point of each series of the targets, of those still kept raw. */
    List<Point> latest(Collection<UUID> targets);

    /**
     * The mean of every single value from a time, included, to another, excluded, over all instances: for availability, of
     * {@code probe_success}. Uses the coarsest spans that fit and finer ones at the edges, as far as those are kept. Targets
     * without a value are missing.
     */
    Map<UUID, Double> average(String metric, Collection<UUID> targets, Instant from, Instant to);

    /** Rolls up what is complete, and forgets what is older than it need be kept. */
    void maintain(Instant now);

    Size size();

    @Override
    void close();
}
