package org.taizhang.domain.target;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a record of an interface must hold.
 *
 * @param name of the column, or of the member of a JSON object, or a JSON pointer (RFC 6901) into it
 * @param optional whether it may be missing or null; no where not said
 */
public record ContractField(
        @NotBlank @Size(max = 200) String name,
        @NotNull Type type,
        @Nullable Boolean optional) {
    /** What a field holds. */
    public enum Type {
        TEXT,
        NUMBER,
        BOOLEAN,
        TIME,
        LIST,
        OBJECT,
        ANY
    }
}
