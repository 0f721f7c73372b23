package org.taizhang.api.file;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Guarded;
import org.taizhang.api.web.Headers;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Reads;
import org.taizhang.api.web.Receipt;
import org.taizhang.api.web.Slice;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.file.FileCommand;
import org.taizhang.domain.file.FileEvent;
import org.taizhang.domain.file.FileEvent.Reason;
import org.taizhang.projections.file.FileView;

@RestController
@RequestMapping("/api/v1/files")
class FileController {
    private final Commands commands;
    private final Reads reads;
    private final FileKeeper keeper;
    private final Downloads downloads;
    private final List<Withholding> withholdings;
    private final Model<FileEvent, FileView> files;

    FileController(
            Commands commands,
            Reads reads,
            FileKeeper keeper,
            Downloads downloads,
            List<Withholding> withholdings,
            Model<FileEvent, FileView> files) {
        this.commands = commands;
        this.reads = reads;
        this.keeper = keeper;
        this.downloads = downloads;
        this.withholdings = withholdings;
        this.files = files;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Summary(zh = "上传文件", en = "Upload a file")
    ResponseEntity<FileReceipt> store(@Valid @ModelAttribute Upload upload) {
        var receipt = keeper.store(commands.newId(), upload);
        var answer = ResponseEntity.created(Commands.place(receipt.subject()));
        if (receipt.version() == null) answer.header(Headers.IDEMPOTENCY_REPLAYED, "true");
        return answer.body(receipt);
    }

    @GetMapping
    @Summary(zh = "文件列表", en = "List files")
    Slice<FileView> list() {
        return reads.list(files);
    }

    @GetMapping("/{file}")
    @Summary(zh = "查看文件信息，可回到任一时刻", en = "Get what is known of a file, also as of an instant")
    ResponseEntity<FileView> get(@PathVariable UUID file, @RequestParam @Nullable Instant asOf) {
        return reads.get(files, file, asOf);
    }

    @Guarded
    @GetMapping(value = "/{file}/content", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Summary(zh = "下载文件", en = "Download a file")
    @Nullable
    ResponseEntity<InputStreamResource> content(@PathVariable UUID file, WebRequest request) {
        reads.known(files, file);
        for (var withholding : withholdings) withholding.admit(file);
        return downloads.of(file, request);
    }

    @PostMapping("/{file}/withdrawal")
    @Summary(zh = "撤回文件：不再提供下载，内容留存备查", en = "Withdraw a file: it is served no more, its bytes stay")
    Receipt withdraw(@PathVariable UUID file, @Valid @RequestBody Reason reason) {
        return commands.send(file, new FileCommand.Withdraw(file, reason));
    }
}
