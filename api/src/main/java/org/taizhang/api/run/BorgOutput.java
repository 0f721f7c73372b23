package org.taizhang.api.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.run.RunEvent.Integrity;
import org.taizhang.domain.run.RunEvent.Method;
import org.taizhang.domain.run.RunEvent.Outcome;
import org.taizhang.domain.run.RunEvent.Report;

/**
 * What {@code borg create --json} (one archive) and {@code borg info --json} (several) say; their times are local.
 *
 * @param archive the one that was made
 * @param archives those that are there
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record BorgOutput(
        @Nullable @Valid Archive archive,
        @Nullable @Size(max = RunIntakeController.MOST) List<@Valid @NotNull Archive> archives) {

    private static final String TIME = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?";

    /** An archive, which holds everything though only what is new was stored. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Archive(
            @NotNull @Pattern(regexp = "[0-9a-f]{64}") String id,
            @NotBlank @Size(max = 200) String name,
            @NotNull @Pattern(regexp = TIME) String start,
            @NotNull @Pattern(regexp = TIME) String end,
            @NotNull @Valid Stats stats) {
        private Report report(@Nullable Method asked, ZoneId zone) {
            return new Report(
                    "borg",
                    id,
                    name,
                    asked == null ? Method.FULL : asked,
                    Outcome.SUCCEEDED,
                    LocalTime.read(start, DateTimeFormatter.ISO_LOCAL_DATE_TIME, zone),
                    LocalTime.read(end, DateTimeFormatter.ISO_LOCAL_DATE_TIME, zone),
                    new Integrity(stats.originalSize(), id, true, "borg"),
                    null);
        }
    }

    /** How large an archive is. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Stats(@JsonProperty("original_size") long originalSize) {}

    List<Report> reports(@Nullable Method asked, ZoneId zone) {
        return Stream.concat(
                        Stream.ofNullable(archive), Stream.ofNullable(archives).flatMap(List::stream))
                .map(each -> each.report(asked, zone))
                .toList();
    }
}
