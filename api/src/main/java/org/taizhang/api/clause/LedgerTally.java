package org.taizhang.api.clause;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Topical;
import org.taizhang.projections.Recorded;

/** Counts the events it was told of, those only that a requirement names. */
final class LedgerTally implements Tally {
    private static final int FEW = 16;

    private final Set<String> wanted;
    private final Map<String, Instants> heard = new HashMap<>();
    private @Nullable Instant began;

    /** When events of one name were recorded, to the millisecond. */
    private static final class Instants {
        private long[] all = new long[FEW];
        private int size;

        void add(Instant at) {
            if (size == all.length) all = Arrays.copyOf(all, 2 * size);
            all[size++] = at.toEpochMilli();
        }

        long between(@Nullable Instant from, Instant until) {
            var first = from == null ? Long.MIN_VALUE : from.toEpochMilli();
            var end = until.toEpochMilli();
            return Arrays.stream(all, 0, size)
                    .filter(at -> at >= first && at < end)
                    .count();
        }

        Optional<Instant> last(Instant until) {
            var end = until.toEpochMilli();
            var last = Arrays.stream(all, 0, size).filter(at -> at < end).max();
            return last.isPresent() ? Optional.of(Instant.ofEpochMilli(last.getAsLong())) : Optional.empty();
        }
    }

    /** @param wanted the names that will be asked for */
    LedgerTally(Set<String> wanted) {
        this.wanted = wanted;
    }

    void hear(Recorded<?> recorded) {
        if (began == null) began = recorded.time();
        var name = recorded.logicalName();
        add(name, recorded.time());
        if (recorded.event() instanceof Topical topical && topical.topic() != null)
            add(name + "/" + topical.topic(), recorded.time());
    }

    private void add(String name, Instant at) {
        if (wanted.contains(name))
            heard.computeIfAbsent(name, key -> new Instants()).add(at);
    }

    @Override
    public long of(Collection<String> names, @Nullable Instant from, Instant until) {
        return names.stream()
                .map(heard::get)
                .mapToLong(instants -> instants == null ? 0 : instants.between(from, until))
                .sum();
    }

    @Override
    public Optional<Instant> last(Collection<String> names, Instant until) {
        return names.stream()
                .map(heard::get)
                .flatMap(instants -> instants == null ? Stream.<Instant>empty() : instants.last(until).stream())
                .max(Instant::compareTo);
    }

    @Override
    public Optional<Instant> began() {
        return Optional.ofNullable(began);
    }
}
