package org.taizhang.projections.duty;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.taizhang.domain.duty.DutyEvent.Span;
import org.taizhang.domain.duty.Turns;

/**
 * What of a period was covered by somebody who had signed for the watch.
 *
 * @param complete whether not a moment was left out
 * @param covered the part of the period that was covered
 * @param watches each ends where the next begins, or where it no longer counts
 * @param gaps in which nobody had the watch
 */
public record Coverage(
        Instant from, Instant until, boolean complete, Duration covered, List<WatchView> watches, List<Span> gaps) {
    /** @param watches of one roster, at least all that reach into the period */
    public static Coverage of(List<WatchView> watches, Instant from, Instant until) {
        var sorted = watches.stream()
                .sorted(Comparator.comparingLong(WatchView::position))
                .toList();
        var kept = new ArrayList<WatchView>();
        for (var i = 0; i < sorted.size(); i++) {
            var watch = sorted.get(i);
            var relieved = i + 1 < sorted.size() ? sorted.get(i + 1).from() : watch.until();
            var ended = relieved.isBefore(watch.until()) ? relieved : watch.until();
            if (ended.isAfter(from) && watch.from().isBefore(until)) kept.add(endedAt(watch, ended));
        }
        var spans = kept.stream()
                .map(watch -> new Span(watch.from(), watch.until()))
                .toList();
        var gaps = Turns.uncovered(spans, from, until);
        var missing = gaps.stream()
                .map(gap -> Duration.between(gap.from(), gap.until()))
                .reduce(Duration.ZERO, Duration::plus);
        return new Coverage(
                from, until, gaps.isEmpty(), Duration.between(from, until).minus(missing), kept, gaps);
    }

    private static WatchView endedAt(WatchView watch, Instant until) {
        return new WatchView(
                watch.id(),
                watch.position(),
                watch.duty(),
                watch.unit(),
                watch.shift(),
                watch.person(),
                watch.name(),
                watch.from(),
                until,
                watch.predecessor(),
                watch.signed(),
                watch.reason());
    }
}
