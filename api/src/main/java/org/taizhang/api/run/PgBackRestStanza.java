package org.taizhang.api.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.run.RunEvent.Integrity;
import org.taizhang.domain.run.RunEvent.Method;
import org.taizhang.domain.run.RunEvent.Outcome;
import org.taizhang.domain.run.RunEvent.Report;

/** A stanza of {@code pgbackrest info --output=json}: a database cluster and its backups. */
@JsonIgnoreProperties(ignoreUnknown = true)
record PgBackRestStanza(
        @NotBlank @Size(max = 200) String name,
        @NotNull @Size(max = RunIntakeController.MOST) List<@Valid @NotNull Backup> backup) {

    /** @param error whether pages were found whose checksums do not fit */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Backup(
            @NotBlank @Size(max = 100) String label,
            @NotNull @Pattern(regexp = "full|diff|incr") String type,
            @Nullable Boolean error,
            @NotNull @Valid Volume info,
            @NotNull @Valid Timestamp timestamp) {}

    /** How large the database was. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Volume(long size) {}

    /** When a backup began and ended, in seconds since 1970. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Timestamp(long start, long stop) {}

    List<Report> reports() {
        return backup.stream().map(this::report).toList();
    }

    private Report report(Backup each) {
        var damaged = Boolean.TRUE.equals(each.error());
        var snapshot = name + ":" + each.label();
        return new Report(
                "pgbackrest",
                snapshot,
                each.label(),
                method(each.type()),
                Outcome.SUCCEEDED,
                Instant.ofEpochSecond(each.timestamp().start()),
                Instant.ofEpochSecond(each.timestamp().stop()),
                new Integrity(each.info().size(), null, !damaged, "pgbackrest: page checksums"),
                damaged ? "pages with checksums that do not fit" : null);
    }

    private static Method method(String type) {
        return switch (type) {
            case "full" -> Method.FULL;
            case "diff" -> Method.DIFFERENTIAL;
            default -> Method.INCREMENTAL;
        };
    }
}
