package org.taizhang.projections.route;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.route.RouteEvent;
import org.taizhang.domain.route.RouteEvent.*;
import org.taizhang.projections.Recorded;

/**
 * A route as it stands.
 *
 * @param retiredBecause null while it is followed
 * @param earlier what it was before, newest first, at most twenty
 */
public record RouteView(
        UUID id,
        String unit,
        Definition definition,
        long since,
        @Nullable String retiredBecause,
        Instant createdAt,
        Instant changedAt,
        List<Former> earlier) {
    private static final int REMEMBERED = 20;

    /**
     * What a route was.
     *
     * @param from the position of the event that made it so
     * @param until the position of the event that ended it
     */
    public record Former(Definition definition, long from, long until) {}

    public static RouteView evolve(@Nullable RouteView was, Recorded<RouteEvent> recorded) {
        return switch (recorded.event()) {
            case Created e ->
                new RouteView(
                        e.route(),
                        recorded.unit(),
                        e.definition(),
                        recorded.position(),
                        null,
                        recorded.time(),
                        recorded.time(),
                        List.of());
            case Revised e -> known(was).with(e.definition(), null, recorded);
            case Retired e -> known(was).with(known(was).definition, e.reason().text(), recorded);
        };
    }

    private static RouteView known(@Nullable RouteView was) {
        if (was == null) throw new IllegalStateException("an event before the creation");
        return was;
    }

    private RouteView with(Definition next, @Nullable String because, Recorded<RouteEvent> recorded) {
        var formers = new ArrayList<Former>();
        formers.add(new Former(definition, since, recorded.position()));
        formers.addAll(earlier.subList(0, Math.min(earlier.size(), REMEMBERED - 1)));
        return new RouteView(
                id, recorded.unit(), next, recorded.position(), because, createdAt, recorded.time(), formers);
    }

    /** What held at a position of the ledger; null where it was not there yet, or not any more. */
    public @Nullable Definition at(long position) {
        if (position >= since) return retiredBecause == null ? definition : null;
        return earlier.stream()
                .filter(former -> former.from <= position && position < former.until)
                .findFirst()
                .map(Former::definition)
                .orElse(null);
    }
}
