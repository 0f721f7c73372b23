package org.taizhang.api.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a command answers once its events are durable.
 *
 * @param position the last event's position in the ledger; the head where there was nothing new to record
 * @param version the sequence of the subject's last event, for {@code If-Match}; null where nothing was recorded
 */
public record Receipt(
        @Schema(description = "台账主体 / the subject") UUID subject,

        @Schema(description = "事件在台账中的位置 / position in the ledger", example = "41")
        long position,

        @Schema(description = "主体版本，用于 If-Match / version of the subject, for If-Match", example = "0") @Nullable
        Long version) {}
