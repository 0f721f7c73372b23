package org.taizhang.api.duty;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Problem;
import org.taizhang.api.web.Reads;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.duty.DutyEvent;
import org.taizhang.domain.duty.Turn;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;
import org.taizhang.projections.duty.Coverage;
import org.taizhang.projections.duty.DutyView;
import org.taizhang.projections.duty.WatchView;

/** Whose turn it is, who really keeps the watch, and what of a period was covered. */
@RestController
@RequestMapping("/api/v1/duties/{duty}")
class WatchController {
    /** A watch counts to the end of its turn, of a day at most, and four hours at most beyond it. */
    private static final Duration LONGEST_WATCH = Duration.ofHours(36);

    private static final Duration LONGEST = Duration.ofDays(400);

    private final Reads reads;
    private final Model<DutyEvent, DutyView> duties;
    private final Model<DutyEvent, WatchView> watches;
    private final Clock clock;

    /**
     * Who is on duty at an instant.
     *
     * @param turns whose turn it is by the roster as it stood then
     * @param keeper who had signed for the watch; null where nobody had
     */
    record OnDuty(Instant at, List<Turn> turns, @Nullable WatchView keeper) {}

    WatchController(Reads reads, Model<DutyEvent, DutyView> duties, Model<DutyEvent, WatchView> watches, Clock clock) {
        this.reads = reads;
        this.duties = duties;
        this.watches = watches;
        this.clock = clock;
    }

    @GetMapping("/on-duty")
    @Summary(zh = "谁在值班：现在或过去任一时刻", en = "Who is on duty, now or at any instant past")
    OnDuty onDuty(@PathVariable UUID duty, @RequestParam @Nullable Instant at) {
        var instant = at == null ? clock.instant() : at;
        var roster = Objects.requireNonNull(reads.get(duties, duty, at).getBody());
        var coverage = Coverage.of(around(duty, instant, instant), instant, instant.plusMillis(1));
        var keeper = coverage.watches().stream().findFirst().orElse(null);
        return new OnDuty(instant, roster.turns().at(instant), keeper);
    }

    @GetMapping("/turns")
    @Summary(zh = "一段时间的排班", en = "Whose turn it is over a period")
    List<Turn> turns(@PathVariable UUID duty, @RequestParam Instant from, @RequestParam Instant until) {
        period(from, until);
        return reads.known(duties, duty).turns().between(from, until);
    }

    @GetMapping("/coverage")
    @Summary(zh = "一段时间的值守证明：逐班签名与空缺", en = "What of a period was covered, watch by watch, and what was not")
    Coverage coverage(@PathVariable UUID duty, @RequestParam Instant from, @RequestParam Instant until) {
        period(from, until);
        reads.known(duties, duty);
        return Coverage.of(around(duty, from, until), from, until);
    }

    private List<WatchView> around(UUID duty, Instant from, Instant until) {
        var found = new ArrayList<WatchView>();
        var query = Query.where(
                        Filter.eq("duty", duty), Filter.ge("from", from.minus(LONGEST_WATCH)), Filter.le("from", until))
                .ascending("from")
                .limit(Query.MOST);
        watches.view().everything().each(query, found::add);
        return found;
    }

    private static void period(Instant from, Instant until) {
        if (!from.isBefore(until)) throw new Problem(HttpStatus.BAD_REQUEST, "bad-period", from, until);
        if (Duration.between(from, until).compareTo(LONGEST) > 0)
            throw new Problem(HttpStatus.BAD_REQUEST, "long-period", LONGEST.toDays());
    }
}
