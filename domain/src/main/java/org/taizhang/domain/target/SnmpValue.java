package org.taizhang.domain.target;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value of an SNMP agent's MIB, or a column of one of its tables, and what it is called here.
 *
 * @param oid numeric; of a column every row is read
 * @param metric such as {@code storage_used_ratio}
 * @param label the column that holds the names of the rows; the row's index where not said
 * @param read how the value is understood; {@code VALUE} where not said
 * @param factor what the value is multiplied by to come to the metric's unit; 1 where not said
 * @param whole the value or column of which this one is a part: the metric is then their ratio
 * @param ok for {@code OK}: the values that say that all is well
 */
public record SnmpValue(
        @NotNull @Size(max = 200) @Pattern(regexp = OID) String oid,

        @NotNull @Pattern(regexp = "[a-z][a-z0-9_]{0,99}") String metric,
        @Nullable @Size(max = 200) @Pattern(regexp = OID) String label,
        @Nullable Read read,
        @Nullable Double factor,
        @Nullable @Size(max = 200) @Pattern(regexp = OID) String whole,
        @Nullable @Size(max = 50) List<@NotBlank @Size(max = 100) String> ok) {
    /** A numeric object identifier without a leading dot. */
    static final String OID = "[0-2](\\.(0|[1-9][0-9]{0,9})){2,127}";

    /** VALUE as it is; RATE by how much a counter grows in a second; OK 1 where it is one of those that are well, else 0; FACT a text. */
    public enum Read {
        VALUE,
        RATE,
        OK,
        FACT
    }
}
