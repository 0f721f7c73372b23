package org.taizhang.domain.target;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Within;

/**
 * What was agreed of the records that an interface gives.
 *
 * @param fields of every record
 * @param minRows how many there must be at least
 * @param maxRows how many there may be at most
 * @param newest the field that says when a record was made or changed
 * @param maxAge how old the newest record may be
 */
public record RecordContract(
        @Nullable @Size(max = 50) List<@Valid @NotNull ContractField> fields,
        @Nullable @Min(0) Long minRows,
        @Nullable @Min(0) Long maxRows,
        @Nullable @Size(min = 1, max = 200) String newest,
        @Nullable @Within(min = "PT1S", max = "P3650D") Duration maxAge) {}
