package org.taizhang.api.digest;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.taizhang.api.Settings;
import org.taizhang.domain.digest.DigestEvent.Day;
import org.taizhang.domain.observation.Threshold;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.projections.digest.RawDay;
import org.taizhang.projections.series.Series;
import org.taizhang.projections.target.TargetView;
import tools.jackson.databind.json.JsonMapper;

/** The raw days of targets, in the platform's time zone, and what each comes to. */
@Component
class Days {
    private final Series series;
    private final JsonMapper json;
    private final Clock clock;
    private final Settings settings;

    Days(Series series, JsonMapper json, Clock clock, Settings settings) {
        this.series = series;
        this.json = json;
        this.clock = clock;
        this.settings = settings;
    }

    /** The newest day that has been over for so long. */
    LocalDate over(Duration since) {
        return clock.instant()
                .minus(since)
                .atZone(settings.zone())
                .toLocalDate()
                .minusDays(1);
    }

    Instant begin(LocalDate date) {
        return date.atStartOfDay(settings.zone()).toInstant();
    }

    Instant end(LocalDate date) {
        return begin(date.plusDays(1));
    }

    /** Whether the whole day is still kept raw. */
    boolean isRaw(LocalDate date) {
        return !begin(date).isBefore(clock.instant().minus(settings.metrics().raw()));
    }

    /** Writes the raw day, over which its digest is. */
    void write(TargetView target, LocalDate date, OutputStream to) throws IOException {
        raw(target, date).write(to, Set.of(), json);
    }

    Day day(TargetView target, LocalDate date) {
        var raw = raw(target, date);
        var interval = target.definition().interval();
        var gaps = raw.gaps(interval.multipliedBy(2));
        var asked =
                target.definition().thresholds().stream().map(Threshold::metric).collect(Collectors.toSet());
        var sha256 = TreeHash.SHA256.digest();
        var sm3 = TreeHash.SM3.digest();
        try (var to = new DigestOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), sha256), sm3)) {
            var sum = raw.write(to, asked, json);
            return new Day(
                    target.id(),
                    date,
                    from(target, date),
                    end(date),
                    interval,
                    raw.runs(),
                    raw.failures(),
                    gaps.size(),
                    gaps.stream().map(RawDay::length).reduce(Duration.ZERO, Duration::plus),
                    RawDay.longest(gaps),
                    sum.extremes(),
                    sum.points(),
                    hex(sha256),
                    hex(sm3),
                    target.definition().kind());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RawDay raw(TargetView target, LocalDate date) {
        return new RawDay(series, target.id(), from(target, date), end(date));
    }

    /** The watch begins with the registration. */
    private Instant from(TargetView target, LocalDate date) {
        var began = begin(date);
        return target.registeredAt().isAfter(began) ? target.registeredAt() : began;
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
