package org.taizhang.domain;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** What a person says and stands for, with the files that prove it: an approval, a refusal, a review, a report, a signature. */
public record Statement(
        @NotBlank @Size(max = 4000) String text,
        @NotNull @Size(max = 50) List<@Valid @NotNull Attachment> attachments) {}
