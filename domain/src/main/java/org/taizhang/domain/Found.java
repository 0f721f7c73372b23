package org.taizhang.domain;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * One defect, as whoever looked found it.
 *
 * @param severity 1 (critical) to 4 (information)
 * @param where the page, column, function, account or record
 * @param text what is wrong with it
 * @param department that has to put it right; null where operations do so themselves
 */
public record Found(
        @NotNull Defect defect,
        @Min(1) @Max(4) int severity,
        @NotBlank @Size(max = 500) String where,
        @NotBlank @Size(max = 2000) String text,
        @Nullable @Size(max = 100) String department) {}
