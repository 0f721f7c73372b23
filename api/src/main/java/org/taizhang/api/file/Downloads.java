package org.taizhang.api.file;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;
import org.taizhang.api.web.Model;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.file.FileEvent;
import org.taizhang.projections.file.FileView;

/** Answers with the bytes of a file, verified, as something to save. */
@Component
public class Downloads {
    private final FileKeeper keeper;
    private final Model<FileEvent, FileView> files;

    Downloads(FileKeeper keeper, Model<FileEvent, FileView> files) {
        this.keeper = keeper;
        this.files = files;
    }

    /** Of any file, for whoever has found out that the caller may have it; nothing where the caller has it already. */
    public @Nullable ResponseEntity<InputStreamResource> of(UUID file, WebRequest request) {
        var known = files.view().everything().get(file).orElseThrow(() -> new Unknown(file));
        FileKeeper.isServed(known);
        var tag = "\"" + known.contents().sha256() + "\"";
        if (request.checkNotModified(tag)) return null;
        var saved = ContentDisposition.attachment()
                .filename(known.contents().name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .eTag(tag)
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(known.contents().size())
                .header(HttpHeaders.CONTENT_DISPOSITION, saved.toString())
                .body(new InputStreamResource(keeper.open(known)));
    }
}
