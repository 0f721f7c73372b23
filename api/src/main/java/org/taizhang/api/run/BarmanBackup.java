package org.taizhang.api.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.run.RunEvent.Integrity;
import org.taizhang.domain.run.RunEvent.Method;
import org.taizhang.domain.run.RunEvent.Outcome;
import org.taizhang.domain.run.RunEvent.Report;

/**
 * One backup of {@code barman -f json list-backup}; its id says, in local time, when it began.
 *
 * @param status {@code DONE}, {@code FAILED}, or one of those under way
 * @param endTime in seconds since 1970; null where it failed
 * @param size in bytes; null where it failed
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record BarmanBackup(
        @JsonProperty("backup_id") @NotNull @Pattern(regexp = "[0-9]{8}T[0-9]{6}")
        String id,

        @NotNull @Pattern(regexp = "[A-Z_]{1,40}") String status,

        @JsonProperty("end_time_timestamp") @Nullable @Pattern(regexp = "[0-9]{1,12}")
        String endTime,

        @JsonProperty("size_bytes") @Nullable Long size) {
    private static final DateTimeFormatter BEGAN = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

    /** What is to be told of it; nothing while it is under way or waits for its log. */
    Optional<Report> report(ZoneId zone) {
        var began = LocalTime.read(id, BEGAN, zone);
        if (status.equals("FAILED")) return Optional.of(report(Outcome.FAILED, began, null, null));
        if (!status.equals("DONE") || endTime == null || size == null) return Optional.empty();
        var ended = Instant.ofEpochSecond(Long.parseLong(endTime));
        var integrity = new Integrity(size, null, true, "barman: all of its log has come");
        return Optional.of(report(Outcome.SUCCEEDED, began.isBefore(ended) ? began : ended, ended, integrity));
    }

    private Report report(Outcome outcome, Instant began, @Nullable Instant ended, @Nullable Integrity integrity) {
        return new Report("barman", id, id, Method.FULL, outcome, began, ended, integrity, null);
    }
}
