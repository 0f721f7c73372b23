package org.taizhang.domain.route;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Occasion;
import org.taizhang.domain.Units;

/** What can have happened to a route. */
public sealed interface RouteEvent {
    UUID route();

    record Created(UUID route, Definition definition) implements RouteEvent {}

    record Revised(UUID route, Definition definition) implements RouteEvent {}

    record Retired(UUID route, Reason reason) implements RouteEvent {}

    /** When a route holds, by working time. */
    enum Hours {
        ALWAYS,
        WORKING,
        OFF
    }

    /**
     * Which news, and the ways it goes; every route that fits is followed.
     *
     * @param unit news of this unit and of those below
     * @param kinds of what it is about; any where empty
     * @param severity the mildest that is told, 1 (critical) to 4 (information)
     * @param occasions any where empty; the end of a matter goes the ways of its beginning, whatever is said here
     * @param daily a part of the day, in the platform's time zone; the whole day where null
     */
    record Definition(
            @NotBlank @Size(max = 64) String name,
            @NotNull @Pattern(regexp = Units.PATTERN) String unit,
            @NotNull @Size(max = 50) List<@NotBlank @Size(max = 64) String> kinds,
            @Min(1) @Max(4) int severity,
            @NotNull @Size(max = 5) List<@NotNull Occasion> occasions,
            @NotNull Hours hours,
            @Nullable @Valid Span daily,
            @NotNull @Size(min = 1, max = 10) List<@NotNull @Valid Way> ways) {

        /** Whether it is to be followed for such news. */
        public boolean fits(
                String unit, @Nullable String kind, int severity, Occasion occasion, LocalTime at, boolean working) {
            return Units.covers(this.unit, unit)
                    && (kinds.isEmpty() || (kind != null && kinds.contains(kind)))
                    && severity <= this.severity
                    && (occasions.isEmpty() || occasions.contains(occasion))
                    && (hours == Hours.ALWAYS || working == (hours == Hours.WORKING))
                    && (daily == null || daily.holds(at));
        }
    }

    /** A part of every day; one that ends before it begins goes over midnight. */
    record Span(
            @NotNull @Pattern(regexp = Span.TIME) String from,
            @NotNull @Pattern(regexp = Span.TIME) String to) {
        /** An hour and a minute. */
        public static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

        boolean holds(LocalTime at) {
            var begins = LocalTime.parse(from);
            var ends = LocalTime.parse(to);
            return begins.isBefore(ends)
                    ? !at.isBefore(begins) && at.isBefore(ends)
                    : !at.isBefore(begins) || at.isBefore(ends);
        }
    }

    /**
     * Over a channel, to somebody.
     *
     * @param channel as the platform's settings name it
     * @param recipients instead of those whom the news names; theirs where empty
     */
    record Way(
            @NotNull @Pattern(regexp = Way.CHANNEL) String channel,
            @NotNull @Size(max = 20) List<@NotBlank @Size(max = 64) String> recipients) {
        /** What a channel can be called. */
        public static final String CHANNEL = "[a-z][a-z0-9-]{0,31}";
    }

    record Reason(@NotBlank @Size(max = 500) String text) {}
}
