package org.taizhang.api.source;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.taizhang.api.account.OpaqueToken;
import org.taizhang.api.source.Tokens.Holder;
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Reads;
import org.taizhang.api.web.Receipt;
import org.taizhang.api.web.Slice;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.source.SourceCommand.*;
import org.taizhang.domain.source.SourceEvent;
import org.taizhang.domain.source.SourceEvent.Definition;
import org.taizhang.projections.source.SourceView;

@RestController
@RequestMapping("/api/v1/sources")
class SourceController {
    private static final Duration CATCHING_UP = Duration.ofSeconds(5);

    private final Commands commands;
    private final Reads reads;
    private final Model<SourceEvent, SourceView> sources;
    private final Tokens tokens;

    record Revocation(@NotBlank @Size(max = 500) String reason) {}

    /** @param token shown this once */
    record Issued(String token, Receipt receipt) {
        @Override
        public String toString() {
            return "A token of the source " + receipt.subject();
        }
    }

    SourceController(Commands commands, Reads reads, Model<SourceEvent, SourceView> sources, Tokens tokens) {
        this.commands = commands;
        this.reads = reads;
        this.sources = sources;
        this.tokens = tokens;
    }

    @PostMapping
    @Summary(zh = "登记外部来源，令牌另行签发", en = "Register a source; its token is issued apart")
    ResponseEntity<Receipt> register(@Valid @RequestBody Definition definition) {
        var source = commands.newId();
        return commands.create(source, new Register(source, definition));
    }

    @GetMapping
    @Summary(zh = "外部来源列表", en = "List sources")
    Slice<SourceView> list() {
        return reads.list(sources);
    }

    @GetMapping("/{source}")
    @Summary(zh = "查看外部来源，可回到任一时刻", en = "Get a source, also as of an instant")
    ResponseEntity<SourceView> get(@PathVariable UUID source, @RequestParam @Nullable Instant asOf) {
        return reads.get(sources, source, asOf);
    }

    @PutMapping("/{source}")
    @Summary(zh = "修订外部来源", en = "Revise a source")
    Receipt revise(@PathVariable UUID source, @Valid @RequestBody Definition definition) {
        return inForce(commands.send(source, new Revise(source, definition)));
    }

    @PutMapping("/{source}/token")
    @PreAuthorize("hasRole('OPERATOR')")
    @Summary(zh = "签发令牌，只显示这一次，原令牌作废", en = "Issue a token, shown once; the one before is void")
    ResponseEntity<Issued> issueToken(@PathVariable UUID source) {
        var token = OpaqueToken.make();
        var credential = UUID.randomUUID();
        tokens.keep(token, new Holder(source, credential));
        var receipt = inForce(commands.send(source, new IssueToken(source, credential)));
        tokens.forgetAllBut(credential, source);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Issued(token, receipt));
    }

    @PostMapping("/{source}/revocation")
    @Summary(zh = "撤销外部来源，令牌随即作废", en = "Revoke a source; its token is void at once")
    Receipt revoke(@PathVariable UUID source, @Valid @RequestBody Revocation revocation) {
        return inForce(commands.send(source, new Revoke(source, revocation.reason())));
    }

    /** Who comes in is read from the read model: what was answered as done must be seen there. */
    private Receipt inForce(Receipt receipt) {
        sources.view().await(receipt.position(), CATCHING_UP);
        return receipt;
    }
}
