package org.taizhang.api.report;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One value of a table, of the kind that its column has, or none. */
public sealed interface Cell {
    record Text(Wording text) implements Cell {}

    record Amount(BigDecimal amount) implements Cell {}

    /** @param share 1 being all of it */
    record Percent(BigDecimal share) implements Cell {}

    record Elapsed(Duration duration) implements Cell {}

    record Moment(Instant instant) implements Cell {}

    /** Nothing is known. */
    record Absent() implements Cell {}

    static Cell absent() {
        return new Absent();
    }

    static Cell of(String text) {
        return text.isBlank() ? absent() : new Text(Wording.of(text));
    }

    static Cell of(String zh, String en) {
        return new Text(Wording.of(zh, en));
    }

    static Cell of(long number) {
        return new Amount(BigDecimal.valueOf(number));
    }

    static Cell of(BigDecimal number) {
        return new Amount(number);
    }

    static Cell percent(BigDecimal share) {
        return new Percent(share);
    }

    static Cell of(Duration duration) {
        return new Elapsed(duration);
    }

    static Cell of(Instant instant) {
        return new Moment(instant);
    }

    /** The kind of column this may stand in; nothing where it may stand in any. */
    default @Nullable Kind kind() {
        return switch (this) {
            case Text text -> Kind.TEXT;
            case Amount amount -> Kind.NUMBER;
            case Percent percent -> Kind.PERCENT;
            case Elapsed elapsed -> Kind.DURATION;
            case Moment moment -> Kind.INSTANT;
            case Absent absent -> null;
        };
    }
}
