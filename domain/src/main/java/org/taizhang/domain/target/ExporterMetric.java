package org.taizhang.domain.target;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A metric of an exporter that is read as one of ours.
 *
 * @param name as the exporter names it
 * @param labels which of its series: those with these labels
 * @param metric as we name it; where it ends in {@code _per_second}, by how much the exporter's counter grew in a second
 * @param instance the label that says which of several; all that are not in {@code labels} where not said
 * @param optional whether the exporter may go without; the run fails where not said
 */
public record ExporterMetric(
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(max = 20) Map<@NotBlank @Size(max = 100) String, @NotNull @Size(max = 200) String> labels,
        @NotNull @Pattern(regexp = "[a-z][a-z0-9_]{0,99}") String metric,
        @Nullable @Size(max = 100) String instance,
        @Nullable Boolean optional) {}
