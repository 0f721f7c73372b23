package org.taizhang.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Knows the files that were stored, from the moment their upload was answered. */
@FunctionalInterface
public interface Shelf {
    /** What there is of that file; nothing where there is none. */
    Optional<Kept> find(UUID file);

    /**
     * A file as it stands.
     *
     * @param served whether it may be served; not where it was withdrawn
     */
    record Kept(String sha256, String unit, boolean served) {}

    /**
     * Refuses attachments of which one is unknown, has another digest or was withdrawn; requires nothing of none.
     *
     * @param unit of whoever attaches them: a file of a unit it does not cover is as unknown as one that is not
     */
    default void require(@Nullable List<Attachment> attachments, String unit) {
        if (attachments == null) return;
        for (var attachment : attachments) {
            var kept = find(attachment.file())
                    .filter(found -> Units.covers(unit, found.unit()))
                    .orElseThrow(() -> new Refused("file.unknown", attachment.file()));
            if (!kept.sha256().equals(attachment.sha256())) throw new Refused("file.digest", attachment.file());
            if (!kept.served()) throw new Refused("file.withdrawn", attachment.file());
        }
    }
}
