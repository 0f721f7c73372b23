package org.taizhang.projections.document;

import org.taizhang.domain.document.DocumentEvent;
import org.taizhang.projections.due.DueView.Obligation;
import org.taizhang.projections.due.Owed;

/** What a document owes, and until when. */
public final class DocumentDues {
    private DocumentDues() {}

    public static void fold(Owed owed, DocumentEvent event) {
        switch (event) {
            case DocumentEvent.Published e -> owed.by(Obligation.REVIEW_DOCUMENT, e.reviewBy());
            case DocumentEvent.Reviewed e -> owed.by(Obligation.REVIEW_DOCUMENT, e.reviewBy());
            case DocumentEvent.ReviewOverdue e -> owed.by(Obligation.REVIEW_DOCUMENT, e.reviewBy());
            case DocumentEvent.Withdrawn e -> owed.allDone();
            case DocumentEvent.Filed e -> {}
            case DocumentEvent.Labelled e -> {}
            case DocumentEvent.Drafted e -> {}
            case DocumentEvent.Submitted e -> {}
            case DocumentEvent.Returned e -> {}
            case DocumentEvent.Approved e -> {}
            case DocumentEvent.Superseded e -> {}
            case DocumentEvent.Read e -> {}
        }
    }
}
