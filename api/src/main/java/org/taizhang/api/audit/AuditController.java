package org.taizhang.api.audit;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.taizhang.api.web.Caller;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Problem;
import org.taizhang.api.web.Reads;
import org.taizhang.api.web.Slice;
import org.taizhang.api.web.Summary;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.Envelope;
import org.taizhang.ledger.LedgerEngine;
import org.taizhang.ledger.NamedJson;
import org.taizhang.projections.audit.AuditView;
import org.taizhang.projections.documents.Filter;

@RestController
@RequestMapping("/api/v1/audit")
class AuditController {
    private final Reads reads;
    private final Model<Object, AuditView> audit;
    private final CommitLog log;
    private final LedgerEngine engine;
    private final Set<String> others;

    AuditController(Reads reads, Model<Object, AuditView> audit, CommitLog log, LedgerEngine engine, NamedJson json) {
        this.reads = reads;
        this.audit = audit;
        this.log = log;
        this.engine = engine;
        this.others = json.names().all().stream()
                .map(name -> name.substring(0, name.indexOf('.')))
                .filter(capability -> !Caller.OF_PERSONS.contains(capability))
                .collect(Collectors.toUnmodifiableSet());
    }

    @GetMapping
    @Summary(zh = "审计轨迹：台账中每一条事件", en = "The audit trail: every event of the ledger")
    Slice<AuditView> list() {
        return Caller.seesAccounts() ? reads.list(audit) : reads.list(audit, Filter.in("capability", others));
    }

    @GetMapping("/{position}")
    @Summary(zh = "台账条目原文", en = "An entry of the ledger itself")
    ResponseEntity<Envelope> get(@PathVariable long position) {
        var entry = engine.envelopes(log.read(List.of(position))).stream()
                .filter(Caller.sight())
                .findFirst()
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "no-such-position", position));
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(entry);
    }
}
