package org.taizhang.api.erasure;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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
import org.taizhang.domain.account.AccountEvent;
import org.taizhang.domain.erasure.ErasureCommand.*;
import org.taizhang.domain.erasure.ErasureEvent;
import org.taizhang.domain.erasure.ErasureEvent.Claim;
import org.taizhang.domain.erasure.ErasureEvent.Reason;
import org.taizhang.projections.account.AccountView;
import org.taizhang.projections.erasure.ErasureView;

@RestController
@RequestMapping("/api/v1/erasures")
class ErasureController {
    private static final String READERS =
            "hasAnyRole('SYSTEM_ADMINISTRATOR','SECURITY_ADMINISTRATOR','AUDIT_ADMINISTRATOR','AUDITOR')";

    private final Commands commands;
    private final Reads reads;
    private final Model<ErasureEvent, ErasureView> erasures;
    private final Model<AccountEvent, AccountView> accounts;

    ErasureController(
            Commands commands,
            Reads reads,
            Model<ErasureEvent, ErasureView> erasures,
            Model<AccountEvent, AccountView> accounts) {
        this.commands = commands;
        this.reads = reads;
        this.erasures = erasures;
        this.accounts = accounts;
    }

    @PostMapping
    @Summary(zh = "申请清除一个账号的个人信息", en = "Request that an account's personal data be erased")
    ResponseEntity<Receipt> request(@Valid @RequestBody Claim claim) {
        var account = reads.known(accounts, AccountEvent.id(claim.account()));
        var known = new Claim(account.profile().name(), claim.basis());
        var erasure = commands.newId();
        return commands.create(erasure, new Request(erasure, known, account.unit()));
    }

    @GetMapping
    @PreAuthorize(READERS)
    @Summary(zh = "清除申请列表", en = "List erasures")
    Slice<ErasureView> list() {
        return reads.list(erasures);
    }

    @GetMapping("/{erasure}")
    @PreAuthorize(READERS)
    @Summary(zh = "查看清除申请，可回到任一时刻", en = "Get an erasure, also as of an instant")
    ResponseEntity<ErasureView> get(@PathVariable UUID erasure, @RequestParam @Nullable Instant asOf) {
        return reads.get(erasures, erasure, asOf);
    }

    @PostMapping("/{erasure}/approval")
    @Summary(
            zh = "批准清除（不得由申请人本人批准）；随即执行，不可恢复",
            en = "Approve, by someone who did not request it; carried out at once, for good")
    Receipt approve(@PathVariable UUID erasure) {
        return commands.send(erasure, new Approve(erasure));
    }

    @PostMapping("/{erasure}/refusal")
    @Summary(zh = "不予批准", en = "Decline")
    Receipt decline(@PathVariable UUID erasure, @Valid @RequestBody Reason reason) {
        return commands.send(erasure, new Decline(erasure, reason));
    }
}
