package org.taizhang.projections.document;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.document.DocumentEvent;
import org.taizhang.domain.document.DocumentEvent.Read;
import org.taizhang.domain.document.DocumentState;
import org.taizhang.projections.Recorded;
import org.taizhang.projections.Step;

/** A document as it stands, with its timeline, from which readings are left out: there is a list of them. */
public record DocumentView(
        UUID id, String unit, DocumentState state, Instant openedAt, Instant changedAt, List<Step> timeline) {

    public static DocumentView evolve(@Nullable DocumentView was, Recorded<DocumentEvent> recorded) {
        if (was != null && recorded.event() instanceof Read) return was;
        return new DocumentView(
                recorded.event().document(),
                recorded.unit(),
                DocumentState.after(was == null ? null : was.state, recorded.event(), recorded.told()),
                was == null ? recorded.time() : was.openedAt,
                recorded.time(),
                Step.after(was == null ? null : was.timeline, recorded));
    }
}
