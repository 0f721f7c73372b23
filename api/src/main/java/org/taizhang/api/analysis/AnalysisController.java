package org.taizhang.api.analysis;

import jakarta.validation.Valid;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.taizhang.api.report.Documents;
import org.taizhang.api.report.Documents.Form;
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Reads;
import org.taizhang.api.web.Receipt;
import org.taizhang.api.web.Slice;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.analysis.AnalysisCommand;
import org.taizhang.domain.analysis.AnalysisEvent;
import org.taizhang.domain.analysis.AnalysisEvent.Scope;
import org.taizhang.domain.analysis.AnalysisEvent.Signature;
import org.taizhang.ledger.NamedJson;
import org.taizhang.projections.analysis.AnalysisView;
import org.taizhang.projections.analysis.CompilationView;

@RestController
@RequestMapping("/api/v1/analyses")
class AnalysisController {
    private final Commands commands;
    private final Reads reads;
    private final Model<AnalysisEvent, AnalysisView> analyses;
    private final Model<AnalysisEvent, CompilationView> compilations;
    private final LedgerCompiler compiler;
    private final NamedJson json;
    private final MonthReport reports;
    private final Documents documents;

    AnalysisController(
            Commands commands,
            Reads reads,
            Model<AnalysisEvent, AnalysisView> analyses,
            Model<AnalysisEvent, CompilationView> compilations,
            LedgerCompiler compiler,
            NamedJson json,
            MonthReport reports,
            Documents documents) {
        this.commands = commands;
        this.reads = reads;
        this.analyses = analyses;
        this.compilations = compilations;
        this.compiler = compiler;
        this.json = json;
        this.reports = reports;
        this.documents = documents;
    }

    @PutMapping
    @Summary(zh = "编制月度分析；签署前可重新编制", en = "Compile the analysis of a month, also anew until it is signed")
    Receipt compile(@Valid @RequestBody Scope scope) {
        var analysis = AnalysisEvent.id(scope);
        return commands.send(analysis, new AnalysisCommand.Compile(analysis, scope));
    }

    @GetMapping
    @Summary(zh = "月度分析列表", en = "List the analyses of months")
    Slice<AnalysisView> list() {
        return reads.list(analyses);
    }

    @GetMapping("/{analysis}")
    @Summary(zh = "查看月度分析及其经过，可回到任一时刻", en = "Get an analysis with its timeline, also as of an instant")
    ResponseEntity<AnalysisView> get(@PathVariable UUID analysis, @RequestParam @Nullable Instant asOf) {
        return reads.get(analyses, analysis, asOf);
    }

    @GetMapping("/{analysis}/figures")
    @Summary(zh = "月度分析的数据，可回到任一时刻", en = "The figures of an analysis, also as of an instant")
    ResponseEntity<CompilationView> figures(@PathVariable UUID analysis, @RequestParam @Nullable Instant asOf) {
        return reads.get(compilations, analysis, asOf);
    }

    @PostMapping("/{analysis}/signature")
    @Summary(zh = "签署月度分析（不得由编制人本人签署），此后不再更改", en = "Sign an analysis, by someone who did not compile it")
    Receipt sign(@PathVariable UUID analysis, @Valid @RequestBody Signature signature) {
        return commands.send(analysis, new AnalysisCommand.Sign(analysis, signature));
    }

    @GetMapping("/{analysis}/verification")
    @Summary(zh = "由台账重新计算，核对数据是否一致", en = "Reckon the figures again from the ledger, and compare")
    Verification verify(@PathVariable UUID analysis) {
        var known = reads.known(compilations, analysis);
        var compilation = known.compilation();
        return Verification.of(
                CanonicalJson.tree(json, compilation.figures()),
                compilation.sha256(),
                CanonicalJson.tree(json, compiler.again(known.scope(), compilation)),
                compilation.position());
    }

    @GetMapping(value = "/{analysis}/document", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Summary(
            zh = "下载月度分析文档：DOCX、XLSX、PDF，内容相同则字节相同",
            en = "Download an analysis as a document, the same bytes for the same analysis")
    ResponseEntity<byte[]> document(@PathVariable UUID analysis, @RequestParam Form format) throws IOException {
        var state = reads.known(analyses, analysis).state();
        var frozen = reads.known(compilations, analysis).compilation();
        var bytes = new ByteArrayOutputStream();
        documents.write(reports.of(state, frozen.figures()), format, bytes);
        var name = "analysis-" + state.scope().month() + "." + format.extension();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes.toByteArray());
    }
}
