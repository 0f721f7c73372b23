package org.taizhang.projections.series;

import java.util.UUID;

/** What tells one series from another. */
record Name(UUID target, String metric, String instance) {
    static Name of(Point point) {
        return new Name(point.target(), point.metric(), point.instance());
    }
}
