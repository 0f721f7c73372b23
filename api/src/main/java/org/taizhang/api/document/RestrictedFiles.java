package org.taizhang.api.document;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.taizhang.api.file.Withholding;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Problem;
import org.taizhang.domain.document.DocumentEvent;
import org.taizhang.projections.document.HeldFilesView;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;

/** The files of restricted documents are given through the document, which records who had them. */
@Component
class RestrictedFiles implements Withholding {
    private final Model<DocumentEvent, HeldFilesView> held;

    RestrictedFiles(Model<DocumentEvent, HeldFilesView> held) {
        this.held = held;
    }

    @Override
    public void admit(UUID file) {
        var holding = Query.where(Filter.eq("restricted", true), Filter.contains("files", file.toString()))
                .limit(1);
        var reader = held.view().everything();
        reader.values(reader.find(holding)).stream().findFirst().ifPresent(document -> {
            throw new Problem(HttpStatus.FORBIDDEN, "file-of-document", document.id());
        });
    }
}
