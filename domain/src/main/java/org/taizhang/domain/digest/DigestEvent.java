package org.taizhang.domain.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Ids;
import org.taizhang.domain.Topical;

/** What can have happened to the digest of a target's day. */
public sealed interface DigestEvent {
    UUID digest();

    record Taken(UUID digest, Day day) implements DigestEvent, Topical {
        @Override
        public @Nullable String topic() {
            return day.kind();
        }
    }

    /** There is one digest for each target and day. */
    static UUID id(UUID target, LocalDate date) {
        return Ids.of("digest", target, date);
    }

    /**
     * What a day of watching came to.
     *
     * @param from when the day began, or the watch where it began later
     * @param until when the day ended
     * @param interval between two runs, as it was when the day was over
     * @param runs of the probe
     * @param failures of these, the ones that did not succeed
     * @param gaps how often more than two intervals went by between two runs
     * @param unwatched how long these were together
     * @param longest of them the longest hundred, by when they began
     * @param extremes of the metrics that rules ask for, then of others, sixty series at most
     * @param points how many values were kept raw of the day
     * @param sha256 over the raw day as the product gives it away, in hexadecimal
     * @param sm3 likewise by SM3, so that a tree by SM3 rests on nothing else
     * @param kind of the target; null where it was not said yet
     */
    record Day(
            UUID target,
            LocalDate date,
            Instant from,
            Instant until,
            Duration interval,
            long runs,
            long failures,
            int gaps,
            Duration unwatched,
            List<Gap> longest,
            List<Extreme> extremes,
            long points,
            String sha256,
            String sm3,
            @Nullable String kind) {}

    /** A time in which nothing was observed. */
    record Gap(Instant from, Instant until) {}

    /** Between which values one series of a metric was. */
    record Extreme(String metric, String instance, double min, double max) {}
}
