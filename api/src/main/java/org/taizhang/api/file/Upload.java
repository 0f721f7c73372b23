package org.taizhang.api.file;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import org.taizhang.domain.Units;

/** A form with a file in it, and what it is. */
record Upload(
        @NotNull MultipartFile file,
        @NotNull @Pattern(regexp = Units.PATTERN) String unit,
        @Nullable @Size(max = 500) String description) {}
