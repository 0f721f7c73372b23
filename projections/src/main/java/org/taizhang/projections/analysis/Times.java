package org.taizhang.projections.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.taizhang.domain.analysis.Figures.Spread;

/** How long things took. */
final class Times {
    private final List<Duration> all = new ArrayList<>();

    void add(Instant from, Instant until) {
        all.add(Duration.between(from, until));
    }

    Spread spread() {
        if (all.isEmpty()) return new Spread(0, null, null, null);
        Collections.sort(all);
        var together = all.stream().reduce(Duration.ZERO, Duration::plus);
        return new Spread(
                all.size(),
                Duration.ofSeconds(together.dividedBy(all.size()).toSeconds()),
                all.get((all.size() - 1) / 2),
                all.getLast());
    }
}
