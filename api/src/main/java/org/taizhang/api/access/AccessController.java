package org.taizhang.api.access;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Reads;
import org.taizhang.api.web.Receipt;
import org.taizhang.api.web.Slice;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.Statement;
import org.taizhang.domain.access.AccessCommand;
import org.taizhang.domain.access.AccessEvent;
import org.taizhang.domain.access.AccessEvent.Application;
import org.taizhang.domain.access.AccessEvent.Attempt;
import org.taizhang.domain.access.AccessEvent.Provision;
import org.taizhang.projections.access.AccessView;

@RestController
@RequestMapping("/api/v1/accesses")
class AccessController {
    private final Commands commands;
    private final Reads reads;
    private final Model<AccessEvent, AccessView> accesses;

    AccessController(Commands commands, Reads reads, Model<AccessEvent, AccessView> accesses) {
        this.commands = commands;
        this.reads = reads;
        this.accesses = accesses;
    }

    @PostMapping
    @Summary(zh = "申请访问数据", en = "Ask to access data")
    ResponseEntity<Receipt> request(@Valid @RequestBody Application application) {
        var access = commands.newId();
        return commands.create(access, new AccessCommand.Request(access, application));
    }

    @PostMapping("/denials")
    @Summary(zh = "登记被拒绝的访问", en = "Record that somebody was turned away")
    ResponseEntity<Receipt> turnAway(@Valid @RequestBody Attempt attempt) {
        var access = commands.newId();
        var receipt = commands.send(access, new AccessCommand.TurnAway(access, attempt));
        var place = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/api/v1/accesses/{access}")
                .build(access);
        return ResponseEntity.created(place).body(receipt);
    }

    @GetMapping
    @Summary(zh = "数据访问授权与登记", en = "List authorisations and what was done by them")
    Slice<AccessView> list() {
        return reads.list(accesses);
    }

    @GetMapping("/{access}")
    @Summary(zh = "查看数据访问授权及其经过，可回到任一时刻", en = "Get an authorisation with its timeline, also as of an instant")
    ResponseEntity<AccessView> get(@PathVariable UUID access, @RequestParam @Nullable Instant asOf) {
        return reads.get(accesses, access, asOf);
    }

    @PostMapping("/{access}/approval")
    @Summary(zh = "批准（不得由申请人或使用人批准）", en = "Approve, by someone who neither asked nor uses it")
    Receipt approve(@PathVariable UUID access, @Valid @RequestBody Statement statement) {
        return commands.send(access, new AccessCommand.Approve(access, statement));
    }

    @PostMapping("/{access}/refusal")
    @Summary(zh = "不予批准", en = "Decline")
    Receipt decline(@PathVariable UUID access, @Valid @RequestBody Statement statement) {
        return commands.send(access, new AccessCommand.Decline(access, statement));
    }

    @PostMapping("/{access}/uses")
    @Summary(zh = "登记在线数据的访问、复制或修改（操作日志）", en = "Record what was done with online data")
    Receipt use(@PathVariable UUID access, @Valid @RequestBody AccessEvent.Use use) {
        return commands.send(access, new AccessCommand.Use(access, use));
    }

    @PostMapping("/{access}/provisions")
    @Summary(zh = "登记提供的离线数据", en = "Register what offline data was given out")
    Receipt provide(@PathVariable UUID access, @Valid @RequestBody Provision provision) {
        return commands.send(access, new AccessCommand.Provide(access, provision));
    }

    @PostMapping("/{access}/revocation")
    @Summary(zh = "撤销授权", en = "Revoke")
    Receipt revoke(@PathVariable UUID access, @Valid @RequestBody Statement statement) {
        return commands.send(access, new AccessCommand.Revoke(access, statement));
    }
}
