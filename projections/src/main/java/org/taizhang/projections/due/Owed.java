package org.taizhang.projections.due;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.taizhang.projections.due.DueView.Obligation;

/** What one subject owes, while an event is folded into it. */
public final class Owed {
    private final Map<Obligation, Instant> owed = new EnumMap<>(Obligation.class);

    Owed(Map<Obligation, Instant> owed) {
        this.owed.putAll(owed);
    }

    /** It is owed by then, and no more where no time is said. */
    public void by(Obligation what, @Nullable Instant by) {
        if (by == null) owed.remove(what);
        else owed.put(what, by);
    }

    /** It is owed by then at the latest. */
    public void sooner(Obligation what, Instant by) {
        owed.merge(what, by, (one, other) -> one.isBefore(other) ? one : other);
    }

    public void done(Obligation what) {
        owed.remove(what);
    }

    public void allDone() {
        owed.clear();
    }

    Map<Obligation, Instant> all() {
        return owed;
    }

    Optional<Instant> next() {
        return owed.values().stream().min(Instant::compareTo);
    }
}
