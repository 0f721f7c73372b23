package org.taizhang.api.document;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Reads;
import org.taizhang.api.web.Receipt;
import org.taizhang.api.web.Slice;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.Statement;
import org.taizhang.domain.document.DocumentCommand;
import org.taizhang.domain.document.DocumentEvent;
import org.taizhang.domain.document.DocumentEvent.Draft;
import org.taizhang.domain.document.DocumentEvent.Filing;
import org.taizhang.domain.document.DocumentEvent.Labels;
import org.taizhang.domain.document.DocumentEvent.Review;
import org.taizhang.domain.document.DocumentEvent.Withdrawal;
import org.taizhang.projections.document.DocumentView;

@RestController
@RequestMapping("/api/v1/documents")
class DocumentController {
    private final Commands commands;
    private final Reads reads;
    private final Model<DocumentEvent, DocumentView> documents;

    /** A document to file. */
    record Registration(
            @NotNull @Valid Filing filing, @NotNull @Valid Labels labels) {}

    DocumentController(Commands commands, Reads reads, Model<DocumentEvent, DocumentView> documents) {
        this.commands = commands;
        this.reads = reads;
        this.documents = documents;
    }

    @PostMapping
    @Summary(zh = "登记文档，标识类别、敏感性、使用范围与权限", en = "File a document, classified and labelled")
    ResponseEntity<Receipt> file(@Valid @RequestBody Registration registration) {
        var document = commands.newId();
        var file = new DocumentCommand.File(document, registration.filing(), registration.labels());
        return commands.create(document, file);
    }

    @GetMapping
    @Summary(zh = "文档目录", en = "List documents")
    Slice<DocumentView> list() {
        return reads.list(documents);
    }

    @GetMapping("/{document}")
    @Summary(
            zh = "查看文档的标识、各版本及经过，可回到任一时刻",
            en = "Get a document's labels, versions and timeline, also as of an instant")
    ResponseEntity<DocumentView> get(@PathVariable UUID document, @RequestParam @Nullable Instant asOf) {
        return reads.get(documents, document, asOf);
    }

    @PutMapping("/{document}/labels")
    @Summary(zh = "改变标识：敏感性、使用范围、使用权限、审批权限", en = "Label anew: sensitivity, scope, who may read, who may approve")
    Receipt label(@PathVariable UUID document, @Valid @RequestBody Labels labels) {
        return commands.send(document, new DocumentCommand.Label(document, labels));
    }

    @PostMapping("/{document}/drafts")
    @Summary(zh = "起草一个版本", en = "Draft a version")
    Receipt draft(@PathVariable UUID document, @Valid @RequestBody Draft draft) {
        return commands.send(document, new DocumentCommand.Draft(document, draft));
    }

    @PostMapping("/{document}/versions/{version}/submission")
    @Summary(zh = "提交审批", en = "Submit a version for approval")
    Receipt submit(@PathVariable UUID document, @PathVariable int version) {
        return commands.send(document, new DocumentCommand.Submit(document, version));
    }

    @PostMapping("/{document}/versions/{version}/approval")
    @Summary(zh = "批准（仅有审批权限且未参与起草者）", en = "Approve, as one who may and has no part in it")
    Receipt approve(@PathVariable UUID document, @PathVariable int version, @Valid @RequestBody Statement statement) {
        return commands.send(document, new DocumentCommand.Approve(document, version, statement));
    }

    @PostMapping("/{document}/versions/{version}/return")
    @Summary(zh = "退回修改", en = "Return a version to be redrafted")
    Receipt returnVersion(
            @PathVariable UUID document, @PathVariable int version, @Valid @RequestBody Statement statement) {
        return commands.send(document, new DocumentCommand.ReturnVersion(document, version, statement));
    }

    @PostMapping("/{document}/versions/{version}/publication")
    @Summary(zh = "发布，原现行版本随即作废", en = "Publish a version in place of the one in force")
    Receipt publish(@PathVariable UUID document, @PathVariable int version) {
        return commands.send(document, new DocumentCommand.Publish(document, version));
    }

    @PostMapping("/{document}/withdrawal")
    @Summary(zh = "作废文档，可指明替代文档", en = "Withdraw a document, and name the one in its place")
    Receipt withdraw(@PathVariable UUID document, @Valid @RequestBody Withdrawal withdrawal) {
        return commands.send(document, new DocumentCommand.Withdraw(document, withdrawal));
    }

    @PostMapping("/{document}/reviews")
    @Summary(zh = "定期评审：仍然适用，或须修订", en = "Review whether it still holds")
    Receipt review(@PathVariable UUID document, @Valid @RequestBody Review review) {
        return commands.send(document, new DocumentCommand.Review(document, review));
    }
}
