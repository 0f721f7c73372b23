package org.taizhang.projections.document;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.document.DocumentEvent;
import org.taizhang.domain.document.DocumentEvent.Drafted;
import org.taizhang.domain.document.DocumentEvent.Filed;
import org.taizhang.domain.document.DocumentEvent.Labelled;
import org.taizhang.domain.document.DocumentEvent.Labels;
import org.taizhang.domain.document.DocumentEvent.Sensitivity;
import org.taizhang.projections.Recorded;

/**
 * Which files a document holds, or held.
 *
 * @param restricted whether each reading of it is recorded
 * @param files their ids, one after the other with a space between
 */
public record HeldFilesView(UUID id, String unit, boolean restricted, String files) {
    public static @Nullable HeldFilesView evolve(@Nullable HeldFilesView was, Recorded<DocumentEvent> recorded) {
        return switch (recorded.event()) {
            case Filed e -> new HeldFilesView(e.document(), recorded.unit(), isRestricted(e.labels()), "");
            case Labelled e
            when was != null -> new HeldFilesView(was.id, was.unit, isRestricted(e.labels()), was.files);
            case Drafted e when was != null -> new HeldFilesView(was.id, was.unit, was.restricted, was.with(e));
            default -> was;
        };
    }

    private static boolean isRestricted(Labels labels) {
        return labels.sensitivity() == Sensitivity.RESTRICTED;
    }

    private String with(Drafted e) {
        var all = new LinkedHashSet<>(Arrays.asList(files.split(" ", -1)));
        all.remove("");
        e.draft().files().forEach(file -> all.add(file.file().toString()));
        return String.join(" ", all);
    }
}
