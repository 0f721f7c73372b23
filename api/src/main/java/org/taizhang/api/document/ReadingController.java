package org.taizhang.api.document;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.taizhang.api.file.Downloads;
import org.taizhang.api.web.Caller;
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Guarded;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Problem;
import org.taizhang.api.web.Reads;
import org.taizhang.api.web.Slice;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.Attachment;
import org.taizhang.domain.Refused;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.document.DocumentCommand.Read;
import org.taizhang.domain.document.DocumentEvent;
import org.taizhang.domain.document.DocumentEvent.PolicySubject;
import org.taizhang.domain.document.DocumentEvent.Sensitivity;
import org.taizhang.domain.document.DocumentEvent.Stage;
import org.taizhang.domain.document.DocumentEvent.VersionStage;
import org.taizhang.projections.document.DocumentView;
import org.taizhang.projections.document.ReadingView;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;

/** What a document says, for those it is meant for: the version in force, and no other. */
@RestController
@RequestMapping("/api/v1/documents")
class ReadingController {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What is there no more, in place of which something else may be. */
    private static final Set<String> GONE =
            Set.of("document.superseded", "document.withdrawn", "document.replaced", "document.none-in-force");

    private final Commands commands;
    private final Reads reads;
    private final Downloads downloads;
    private final Model<DocumentEvent, DocumentView> documents;
    private final Model<DocumentEvent, ReadingView> readings;

    /**
     * A version of a document as it is given to a reader.
     *
     * @param inForce whether people go by it; otherwise only who works on it, or an auditor, is given it
     * @param publishedAt since when; null while it was not
     */
    record Copy(
            UUID document,
            String title,
            int version,
            boolean inForce,
            VersionStage stage,
            Sensitivity sensitivity,
            String scope,
            List<Attachment> files,
            @Nullable Instant publishedAt) {}

    /**
     * One of the policies that there must be, and whether there is.
     *
     * @param document the policy in force; null where none is
     * @param reviewBy until when somebody must have looked whether it still holds
     */
    record Standing(
            PolicySubject policy,
            @Nullable UUID document,
            @Nullable String title,
            @Nullable Integer version,
            @Nullable Instant reviewBy) {}

    ReadingController(
            Commands commands,
            Reads reads,
            Downloads downloads,
            Model<DocumentEvent, DocumentView> documents,
            Model<DocumentEvent, ReadingView> readings) {
        this.commands = commands;
        this.reads = reads;
        this.downloads = downloads;
        this.documents = documents;
        this.readings = readings;
    }

    @GetMapping("/{document}/current")
    @Guarded
    @Summary(zh = "读取现行版本", en = "Read the version in force")
    Copy read(@PathVariable UUID document) {
        return copy(decided(document, null, null), null);
    }

    @GetMapping("/{document}/versions/{version}")
    @Guarded
    @Summary(
            zh = "读取某一版本：已作废的拒绝，并指明现行版本",
            en = "Read a version; one that is not in force any more is refused, with the one that is")
    Copy readVersion(@PathVariable UUID document, @PathVariable int version) {
        return copy(decided(document, version, null), version);
    }

    @GetMapping(
            value = "/{document}/versions/{version}/files/{file}",
            produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Guarded
    @Summary(zh = "下载文档某一版本的文件", en = "Download a file of a version")
    @Nullable
    ResponseEntity<InputStreamResource> readFile(
            @PathVariable UUID document, @PathVariable int version, @PathVariable UUID file, WebRequest request) {
        ask(document, version, file);
        return downloads.of(file, request);
    }

    @GetMapping("/{document}/readings")
    @PreAuthorize("hasAnyRole('APPROVER', 'AUDITOR', 'AUDIT_ADMINISTRATOR')")
    @Summary(zh = "谁读过受限文档或已作废版本", en = "Who read a restricted document, or a version not in force")
    Slice<ReadingView> readings(@PathVariable UUID document) {
        reads.known(documents, document);
        return reads.list(readings, Filter.eq("document", document));
    }

    @GetMapping("/policies")
    @Summary(zh = "各项运维制度是否有现行版本", en = "Which of the policies that there must be are in force")
    List<Standing> policies() {
        var reader = documents.view().within(Caller.current().unit());
        return Arrays.stream(PolicySubject.values())
                .map(policy -> reader.values(reader.find(inForce(policy))).stream()
                        .findFirst()
                        .map(found -> standing(policy, found))
                        .orElseGet(() -> new Standing(policy, null, null, null, null)))
                .toList();
    }

    /** The one that was filed last, where there are several. */
    private static Query inForce(PolicySubject policy) {
        return Query.where(
                        Filter.eq("state.stage", Stage.IN_FORCE),
                        Filter.eq("state.filing.classification.policy", policy))
                .descending("openedAt")
                .limit(1);
    }

    private static Standing standing(PolicySubject policy, DocumentView found) {
        var state = found.state();
        return new Standing(
                policy,
                found.id(),
                state.filing().title(),
                state.validity().version(),
                state.validity().reviewBy());
    }

    /** The document as it stood when the ledger said that this is read. */
    private DocumentView decided(UUID document, @Nullable Integer version, @Nullable UUID file) {
        var position = ask(document, version, file);
        if (!documents.view().await(position, PATIENCE))
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "views-behind", position);
        return documents.view().everything().get(document).orElseThrow(() -> new Unknown(document));
    }

    private long ask(UUID document, @Nullable Integer version, @Nullable UUID file) {
        try {
            return commands.send(document, new Read(document, version, file)).position();
        } catch (Refused refused) {
            if (!GONE.contains(refused.code())) throw refused;
            throw new Problem(
                    HttpStatus.GONE, refused.code(), refused.arguments().toArray());
        }
    }

    private static Copy copy(DocumentView found, @Nullable Integer asked) {
        var state = found.state();
        var number = asked == null ? state.validity().version() : asked;
        var version = number == null ? null : state.version(number).orElse(null);
        if (version == null) throw new Problem(HttpStatus.GONE, "document.none-in-force");
        return new Copy(
                found.id(),
                state.filing().title(),
                version.number(),
                version.stage() == VersionStage.PUBLISHED,
                version.stage(),
                state.labels().sensitivity(),
                state.labels().scope(),
                version.draft().files(),
                version.publishedAt());
    }
}
