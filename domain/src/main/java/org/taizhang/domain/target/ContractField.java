package org.taizhang.domain.target;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a record of an interface must hold.
 *
 * @param name of the column, or of the member of a JSON object, or a JSON pointer (RFC 6901) into it
 * @param type what it holds, of which a time may be a text or a number
 * @param optional whether it may be missing or null; no where not said
 */
public record ContractField(
        @NotBlank @Size(max = 200) String name,

        @NotNull @Pattern(regexp = "TEXT|NUMBER|BOOLEAN|TIME|LIST|OBJECT|ANY")
        String type,

        @Nullable Boolean optional) {}
