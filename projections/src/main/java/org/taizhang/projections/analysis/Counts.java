package org.taizhang.projections.analysis;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.taizhang.domain.analysis.Figures.Breakdown;
import org.taizhang.domain.analysis.Figures.Count;

/** Counts by what they are of. */
final class Counts {
    private final Map<String, Long> counts = new HashMap<>();

    void add(Object of) {
        counts.merge(of.toString(), 1L, Long::sum);
    }

    long of(Object of) {
        return counts.getOrDefault(of.toString(), 0L);
    }

    long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    Breakdown breakdown(int most) {
        var named = named(most);
        return new Breakdown(
                named, total() - named.stream().mapToLong(Count::count).sum());
    }

    /** Most first, those of one count by name. */
    private List<Count> named(int most) {
        return counts.entrySet().stream()
                .map(entry -> new Count(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Count::count).reversed().thenComparing(Count::of))
                .limit(most)
                .toList();
    }
}
