package org.taizhang.domain.document;

import java.time.Instant;
import java.util.List;
import org.taizhang.domain.Lapse;

/** What people are told of a document, in both languages. */
final class Notices {
    private static final int SEVERITY = 3;
    private static final String WHO_APPROVES = "role:APPROVER";

    private Notices() {}

    static Lapse unreviewed(DocumentState document, Instant due) {
        var title = document.filing().title();
        var text = "文档“" + title + "”应于 " + due + " 前评审是否仍然适用，逾期未评审。The document " + title + " was to be reviewed by "
                + due;
        var recipients = List.of(document.labels().owner(), WHO_APPROVES);
        return new Lapse("review", due, document.validity().lapses() + 1, text, recipients, SEVERITY);
    }
}
