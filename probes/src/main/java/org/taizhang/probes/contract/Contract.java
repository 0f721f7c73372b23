package org.taizhang.probes.contract;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.target.ContractField;
import org.taizhang.domain.target.RecordContract;
import org.taizhang.probes.Failed;
import org.taizhang.probes.Readings;

/**
 * Counts records as they come and holds each to the contract; all are counted, the first violation is told.
 *
 * <p>What a field holds is never told, only that it is not what was agreed.
 */
final class Contract {
    private final RecordContract agreed;
    private final List<ContractField> fields;
    private final Moments moments;
    private final InstantSource clock;
    private long rows;
    private long violations;
    private @Nullable String first;
    private @Nullable Instant newest;

    /** What a record holds under a name: a text, a number, a truth value, a time, a list or a map; null where nothing. */
    @FunctionalInterface
    interface Entry {
        @Nullable
        Object of(String name) throws Failed;
    }

    Contract(RecordContract agreed, Moments moments, InstantSource clock) {
        this.agreed = agreed;
        this.fields = Objects.requireNonNullElse(agreed.fields(), List.of());
        this.moments = moments;
        this.clock = clock;
    }

    void take(Entry record) throws Failed {
        rows++;
        for (var field : fields) {
            var value = record.of(field.name());
            if (value == null && !Boolean.TRUE.equals(field.optional())) violated(field.name(), "is missing");
            if (value != null && !fits(field.type(), value)) violated(field.name(), "is no " + field.type());
        }
        if (agreed.newest() == null) return;
        var at = moment(record.of(agreed.newest()));
        if (at == null) violated(agreed.newest(), "is no TIME");
        else if (newest == null || at.isAfter(newest)) newest = at;
    }

    private boolean fits(String type, Object value) {
        return switch (type) {
            case "TEXT" -> value instanceof CharSequence;
            case "NUMBER" -> value instanceof Number;
            case "BOOLEAN" -> value instanceof Boolean;
            case "TIME" -> moment(value) != null;
            case "LIST" -> value instanceof List<?>;
            case "OBJECT" -> value instanceof Map<?, ?>;
            case "ANY" -> true;
            default -> false;
        };
    }

    private @Nullable Instant moment(@Nullable Object value) {
        return value == null ? null : moments.of(value);
    }

    private void violated(String field, String how) {
        violations++;
        if (first == null) first = "The field " + field + " of record " + rows + " " + how;
    }

    /** Puts what was counted; fails where the contract is violated. */
    void finish(Readings readings) throws Failed {
        readings.put("data_interface_rows", rows);
        readings.put("data_interface_violations", violations);
        var now = clock.instant();
        if (newest != null)
            readings.put("data_interface_age_seconds", (now.toEpochMilli() - newest.toEpochMilli()) / 1000.0);
        if (first != null)
            throw new Failed(first + (violations > 1 ? ", and so on " + (violations - 1) + " times more" : ""));
        if (agreed.minRows() != null && rows < agreed.minRows())
            throw new Failed("There are " + rows + " records, fewer than " + agreed.minRows());
        if (agreed.maxRows() != null && rows > agreed.maxRows())
            throw new Failed("There are more than " + agreed.maxRows() + " records");
        if (agreed.maxAge() == null || agreed.newest() == null) return;
        if (newest == null || newest.plus(agreed.maxAge()).isBefore(now))
            throw new Failed("The newest record by " + agreed.newest() + " is "
                    + (newest == null ? "missing" : "of " + newest + ", older than " + agreed.maxAge()));
    }
}
