package org.taizhang.domain.observation;

/**
 * One value of one metric.
 *
 * @param metric Prometheus style with the base unit last, such as {@code http_total_seconds}
 * @param instance which of several, such as a mount point; empty where the metric has one value
 */
public record Sample(String metric, String instance, double value) {
    public static Sample of(String metric, double value) {
        return new Sample(metric, "", value);
    }
}
