package org.taizhang.projections.series;

import java.time.Instant;
import java.util.UUID;

/**
 * One measured value.
 *
 * @param instance which of several, such as a mount point; empty where the metric has one value
 * @param at to the millisecond; what is finer is cut off
 */
public record Point(UUID target, String metric, String instance, Instant at, double value) {}
