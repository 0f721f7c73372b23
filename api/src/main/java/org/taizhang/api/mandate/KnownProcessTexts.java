package org.taizhang.api.mandate;

import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.taizhang.api.web.Model;
import org.taizhang.domain.document.DocumentEvent;
import org.taizhang.domain.document.DocumentEvent.Stage;
import org.taizhang.domain.mandate.ProcessTexts;
import org.taizhang.ledger.CommitLog;
import org.taizhang.projections.document.DocumentView;

/** Texts of processes as the documents' read model knows them once it knows all that the ledger does. */
@Component
class KnownProcessTexts implements ProcessTexts {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Model<DocumentEvent, DocumentView> documents;
    private final CommitLog ledger;

    KnownProcessTexts(Model<DocumentEvent, DocumentView> documents, CommitLog ledger) {
        this.documents = documents;
        this.ledger = ledger;
    }

    @Override
    public boolean isInForce(UUID document) {
        var head = ledger.head() - 1;
        if (!documents.view().await(head, PATIENCE))
            throw new IllegalStateException("The documents' read model has not come to " + head);
        return documents
                .view()
                .everything()
                .get(document)
                .filter(found -> found.state().stage() == Stage.IN_FORCE)
                .isPresent();
    }
}
