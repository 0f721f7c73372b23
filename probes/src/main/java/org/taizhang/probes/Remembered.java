package org.taizhang.probes;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What a probe remembers of each target from run to run; forgotten once no run has asked for it for two days. */
public final class Remembered<T> {
    /** Longer than the longest interval of a target, which is a day. */
    private static final long KEPT = Duration.ofDays(2).toNanos();

    private static final long SWEEP = Duration.ofHours(1).toNanos();

    private record Entry<T>(T value, AtomicLong asked) {}

    private final Map<UUID, Entry<T>> entries = new ConcurrentHashMap<>();
    private final Supplier<T> nothing;
    private final LongSupplier nanos;
    private final AtomicLong swept;

    public Remembered(Supplier<T> nothing) {
        this(nothing, System::nanoTime);
    }

    Remembered(Supplier<T> nothing, LongSupplier nanos) {
        this.nothing = nothing;
        this.nanos = nanos;
        this.swept = new AtomicLong(nanos.getAsLong());
    }

    public T of(UUID target) {
        var now = nanos.getAsLong();
        sweep(now);
        var entry = entries.computeIfAbsent(target, id -> new Entry<>(nothing.get(), new AtomicLong(now)));
        entry.asked.set(now);
        return entry.value;
    }

    private void sweep(long now) {
        var last = swept.get();
        if (now - last > SWEEP && swept.compareAndSet(last, now))
            entries.values().removeIf(entry -> now - entry.asked.get() > KEPT);
    }

    int size() {
        return entries.size();
    }
}
