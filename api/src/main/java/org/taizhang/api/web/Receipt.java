package org.taizhang.api.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a command answers once its events are durable.
 *
 * @param position the last event's position in the ledger; the head where there was nothing new to record
 * @param version the sequence of the subject's last event, for {@code If-Match}; null where nothing was recorded
 * @param proof where the proof of the last event is fetched once a checkpoint covers it; null where nothing was recorded
 */
public record Receipt(
        @Schema(description = "台账主体 / the subject") UUID subject,

        @Schema(description = "事件在台账中的位置 / position in the ledger", example = "41")
        long position,

        @Schema(description = "主体版本，用于 If-Match / version of the subject, for If-Match", example = "0") @Nullable
        Long version,

        @Schema(
                description = "最后一条事件的证明文件，检查点签署后可取 / the proof of the last event, once a checkpoint covers it",
                example = "/api/v1/ledger/entries/41/proof")
        @Nullable
        URI proof)
        implements Acknowledgement {
    /** Of what was recorded at a position. */
    static Receipt of(UUID subject, long position, long version) {
        return new Receipt(subject, position, version, URI.create("/api/v1/ledger/entries/" + position + "/proof"));
    }

    /** Of a command that changed nothing, where the ledger's last entry stands there. */
    static Receipt ofNothing(UUID subject, long position) {
        return new Receipt(subject, position, null, null);
    }
}
