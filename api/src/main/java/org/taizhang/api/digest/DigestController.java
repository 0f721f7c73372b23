package org.taizhang.api.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Problem;
import org.taizhang.api.web.Reads;
import org.taizhang.api.web.Slice;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.digest.DigestEvent;
import org.taizhang.domain.target.TargetEvent;
import org.taizhang.projections.digest.DigestView;
import org.taizhang.projections.target.TargetView;

@RestController
@RequestMapping("/api/v1")
class DigestController {
    private final Reads reads;
    private final Model<DigestEvent, DigestView> digests;
    private final Model<TargetEvent, TargetView> targets;
    private final Days days;

    DigestController(
            Reads reads, Model<DigestEvent, DigestView> digests, Model<TargetEvent, TargetView> targets, Days days) {
        this.reads = reads;
        this.digests = digests;
        this.targets = targets;
        this.days = days;
    }

    @GetMapping("/digests")
    @Summary(zh = "监测日摘要列表", en = "List digests of days")
    Slice<DigestView> list() {
        return reads.list(digests);
    }

    @GetMapping("/digests/{digest}")
    @Summary(zh = "查看监测日摘要", en = "Get the digest of a day")
    ResponseEntity<DigestView> get(@PathVariable UUID digest, @RequestParam @Nullable Instant asOf) {
        return reads.get(digests, digest, asOf);
    }

    @GetMapping(value = "/targets/{target}/days/{date}", produces = MediaType.APPLICATION_NDJSON_VALUE)
    @Summary(zh = "一日的原始监测数据，摘要即对其计算", en = "A target's raw day, over which its digest is")
    ResponseEntity<StreamingResponseBody> raw(@PathVariable UUID target, @PathVariable LocalDate date) {
        var known = reads.known(targets, target);
        if (!days.isRaw(date)) throw new Problem(HttpStatus.GONE, "raw-gone", date);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_NDJSON).body(to -> days.write(known, date, to));
    }
}
