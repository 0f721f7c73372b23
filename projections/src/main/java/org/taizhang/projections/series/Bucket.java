package org.taizhang.projections.series;

import java.time.Instant;

/**
 * What was measured of one metric in a span of time; a raw value is a bucket of one.
 *
 * @param at when the span begins
 * @param count how many values, at least one
 * @param last the newest of them
 */
public record Bucket(String instance, Instant at, long count, double min, double max, double sum, double last) {
    public double average() {
        return sum / count;
    }
}
