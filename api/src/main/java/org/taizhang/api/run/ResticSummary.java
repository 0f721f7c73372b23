package org.taizhang.api.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.run.RunEvent.Integrity;
import org.taizhang.domain.run.RunEvent.Method;
import org.taizhang.domain.run.RunEvent.Outcome;
import org.taizhang.domain.run.RunEvent.Report;

/** The last line of {@code restic backup --json}, which says what was taken; older versions do not say when. */
@JsonIgnoreProperties(ignoreUnknown = true)
record ResticSummary(
        @JsonProperty("message_type") @NotNull @Pattern(regexp = "summary")
        String messageType,

        @JsonProperty("snapshot_id") @NotNull @Pattern(regexp = ResticSnapshot.ID)
        String snapshotId,

        @JsonProperty("files_changed") long filesChanged,
        @JsonProperty("files_unmodified") long filesUnmodified,
        @JsonProperty("dirs_unmodified") long dirsUnmodified,
        @JsonProperty("total_bytes_processed") long totalBytesProcessed,
        @JsonProperty("total_duration") double totalDuration,
        @JsonProperty("backup_start") @Nullable Instant backupStart,
        @JsonProperty("backup_end") @Nullable Instant backupEnd) {
    private static final double MILLIS = 1000;

    Report report(@Nullable Method asked, Instant now) {
        var end = Objects.requireNonNullElse(backupEnd, now);
        var start = Objects.requireNonNullElseGet(
                backupStart, () -> end.minus(Duration.ofMillis((long) (totalDuration * MILLIS))));
        var based = filesChanged + filesUnmodified + dirsUnmodified > 0;
        return new Report(
                "restic",
                ResticSnapshot.shortened(snapshotId),
                null,
                asked != null ? asked : based ? Method.INCREMENTAL : Method.FULL,
                Outcome.SUCCEEDED,
                start,
                end,
                new Integrity(totalBytesProcessed, null, true, "restic backup"),
                null);
    }
}
