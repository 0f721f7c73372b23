package org.taizhang.domain.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Told;
import org.taizhang.domain.document.DocumentEvent.Draft;
import org.taizhang.domain.document.DocumentEvent.VersionStage;

/**
 * One version of a document, and who brought it where it is.
 *
 * @param decidedBy who approved or returned it last
 * @param endedAt since when it is not in force any more
 */
public record DocumentVersion(
        int number,
        VersionStage stage,
        Draft draft,
        String draftedBy,
        Instant draftedAt,
        @Nullable String submittedBy,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String publishedBy,
        @Nullable Instant publishedAt,
        @Nullable Instant endedAt) {

    static DocumentVersion drafted(int number, Draft draft, Told told) {
        return new DocumentVersion(
                number, VersionStage.DRAFTED, draft, told.by().id(), told.at(), null, null, null, null, null, null);
    }

    DocumentVersion submitted(Told told) {
        return new DocumentVersion(
                number,
                VersionStage.SUBMITTED,
                draft,
                draftedBy,
                draftedAt,
                told.by().id(),
                decidedBy,
                decidedAt,
                publishedBy,
                publishedAt,
                endedAt);
    }

    DocumentVersion decided(VersionStage how, Told told) {
        return new DocumentVersion(
                number,
                how,
                draft,
                draftedBy,
                draftedAt,
                submittedBy,
                told.by().id(),
                told.at(),
                publishedBy,
                publishedAt,
                endedAt);
    }

    DocumentVersion published(Told told) {
        return new DocumentVersion(
                number,
                VersionStage.PUBLISHED,
                draft,
                draftedBy,
                draftedAt,
                submittedBy,
                decidedBy,
                decidedAt,
                told.by().id(),
                told.at(),
                null);
    }

    DocumentVersion ended(VersionStage how, Told told) {
        return new DocumentVersion(
                number,
                how,
                draft,
                draftedBy,
                draftedAt,
                submittedBy,
                decidedBy,
                decidedAt,
                publishedBy,
                publishedAt,
                told.at());
    }
}
