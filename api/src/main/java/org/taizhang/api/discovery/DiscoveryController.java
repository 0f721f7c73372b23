package org.taizhang.api.discovery;

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
import org.taizhang.api.web.Caller;
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Reads;
import org.taizhang.api.web.Receipt;
import org.taizhang.api.web.Slice;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.discovery.DiscoveryCommand.Adopt;
import org.taizhang.domain.discovery.DiscoveryCommand.Cancel;
import org.taizhang.domain.discovery.DiscoveryEvent;
import org.taizhang.domain.discovery.DiscoveryEvent.Adoption;
import org.taizhang.domain.discovery.DiscoveryEvent.Scope;
import org.taizhang.projections.discovery.DiscoveryView;
import org.taizhang.projections.discovery.FindingView;
import org.taizhang.projections.documents.Filter;

@RestController
@RequestMapping("/api/v1/discoveries")
class DiscoveryController {
    private final Scans scans;
    private final Commands commands;
    private final Reads reads;
    private final Model<DiscoveryEvent, DiscoveryView> discoveries;
    private final Model<DiscoveryEvent, FindingView> findings;

    DiscoveryController(
            Scans scans,
            Commands commands,
            Reads reads,
            Model<DiscoveryEvent, DiscoveryView> discoveries,
            Model<DiscoveryEvent, FindingView> findings) {
        this.scans = scans;
        this.commands = commands;
        this.reads = reads;
        this.discoveries = discoveries;
        this.findings = findings;
    }

    @PostMapping
    @Summary(zh = "扫描网段，发现可监测的对象", en = "Look through ranges of the network for what could be watched")
    ResponseEntity<Receipt> request(@Valid @RequestBody Scope scope) {
        return scans.request(scope);
    }

    @GetMapping
    @Summary(zh = "网段扫描列表", en = "List discoveries")
    Slice<DiscoveryView> list() {
        return reads.list(discoveries);
    }

    @GetMapping("/{discovery}")
    @Summary(zh = "查看网段扫描，可回到任一时刻", en = "Get a discovery, also as of an instant")
    ResponseEntity<DiscoveryView> get(@PathVariable UUID discovery, @RequestParam @Nullable Instant asOf) {
        return reads.get(discoveries, discovery, asOf);
    }

    @PostMapping("/{discovery}/cancellation")
    @Summary(zh = "取消扫描，已发现的保留", en = "Cancel a discovery; what was found stays")
    Receipt cancel(@PathVariable UUID discovery) {
        var receipt = commands.send(discovery, new Cancel(discovery));
        scans.end(discovery);
        return receipt;
    }

    @GetMapping("/{discovery}/findings")
    @Summary(zh = "扫描的发现", en = "List what a discovery found")
    Slice<FindingView> findings(@PathVariable UUID discovery) {
        reads.known(discoveries, discovery);
        return reads.list(findings, Filter.eq("discovery", discovery));
    }

    @PostMapping("/{discovery}/findings/{finding}/adoption")
    @Summary(zh = "采纳一项发现，登记为监测对象", en = "Adopt a finding, which is registered as a target")
    Receipt adopt(@PathVariable UUID discovery, @PathVariable int finding, @Valid @RequestBody Adoption adoption) {
        var mine = findings.view().within(Caller.current().unit());
        var known = mine.get(FindingView.key(discovery, finding)).orElseThrow(() -> new Unknown(discovery));
        return commands.send(discovery, new Adopt(discovery, finding, known.finding(), adoption));
    }
}
