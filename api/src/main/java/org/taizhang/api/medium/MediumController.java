package org.taizhang.api.medium;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Reads;
import org.taizhang.api.web.Receipt;
import org.taizhang.api.web.Slice;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.Attachment;
import org.taizhang.domain.Statement;
import org.taizhang.domain.medium.MediumCommand;
import org.taizhang.domain.medium.MediumEvent;
import org.taizhang.domain.medium.MediumEvent.Destruction;
import org.taizhang.domain.medium.MediumEvent.Place;
import org.taizhang.domain.medium.MediumEvent.Release;
import org.taizhang.domain.medium.MediumEvent.Return;
import org.taizhang.projections.medium.MediumView;

@RestController
@RequestMapping("/api/v1")
class MediumController {
    private final Commands commands;
    private final Reads reads;
    private final Model<MediumEvent, MediumView> media;

    /** What is on it now. */
    record Digest(
            @NotNull @Pattern(regexp = Attachment.DIGEST) String sha256) {}

    MediumController(Commands commands, Reads reads, Model<MediumEvent, MediumView> media) {
        this.commands = commands;
        this.reads = reads;
        this.media = media;
    }

    @PostMapping("/media")
    @Summary(zh = "登记介质及其标签（标签唯一）", en = "Register a medium by its label, of which there is one")
    ResponseEntity<Receipt> label(@Valid @RequestBody MediumEvent.Label label) {
        return commands.create(label.id(), new MediumCommand.Label(label.id(), label));
    }

    @GetMapping("/media")
    @Summary(zh = "介质列表", en = "List media")
    Slice<MediumView> list() {
        return reads.list(media);
    }

    @GetMapping("/media/{medium}")
    @Summary(zh = "查看介质及其经过，可回到任一时刻", en = "Get a medium with its timeline, also as of an instant")
    ResponseEntity<MediumView> get(@PathVariable UUID medium, @RequestParam @Nullable Instant asOf) {
        return reads.get(media, medium, asOf);
    }

    @PostMapping("/media/{medium}/drive-removal")
    @Summary(zh = "从驱动器取出", en = "Take out of its drive")
    Receipt takeOutOfDrive(@PathVariable UUID medium, @Valid @RequestBody Statement statement) {
        return commands.send(medium, new MediumCommand.TakeOutOfDrive(medium, statement));
    }

    @PostMapping("/media/{medium}/place")
    @Summary(zh = "存放（本地或异地），或移库", en = "Store, on-site or off-site, or move elsewhere")
    Receipt store(@PathVariable UUID medium, @Valid @RequestBody Place place) {
        return commands.send(medium, new MediumCommand.Store(medium, place));
    }

    @PostMapping("/media/{medium}/seal-checks")
    @Summary(zh = "核对封存摘要", en = "Compare with its seal")
    Receipt checkSeal(@PathVariable UUID medium, @Valid @RequestBody Digest digest) {
        return commands.send(medium, new MediumCommand.CheckSeal(medium, digest.sha256()));
    }

    @PostMapping("/media/{medium}/release")
    @Summary(zh = "申请借出或带离存储环境", en = "Ask that it be handed out, or leave its store")
    Receipt requestRelease(@PathVariable UUID medium, @Valid @RequestBody Release release) {
        return commands.send(medium, new MediumCommand.RequestRelease(medium, release));
    }

    @PostMapping("/media/{medium}/release/approval")
    @Summary(zh = "批准借出（不得由申请人或借用人批准）", en = "Approve, by someone who neither asked nor gets it")
    Receipt approveRelease(@PathVariable UUID medium, @Valid @RequestBody Statement statement) {
        return commands.send(medium, new MediumCommand.ApproveRelease(medium, statement));
    }

    @PostMapping("/media/{medium}/release/refusal")
    @Summary(zh = "不予借出", en = "Decline")
    Receipt declineRelease(@PathVariable UUID medium, @Valid @RequestBody Statement statement) {
        return commands.send(medium, new MediumCommand.DeclineRelease(medium, statement));
    }

    @PostMapping("/media/{medium}/hand-out")
    @Summary(zh = "交给借用人", en = "Hand out")
    Receipt handOut(@PathVariable UUID medium) {
        return commands.send(medium, new MediumCommand.HandOut(medium));
    }

    @PostMapping("/media/{medium}/return")
    @Summary(zh = "收回入库", en = "Take back into store")
    Receipt takeBack(@PathVariable UUID medium, @Valid @RequestBody Return back) {
        return commands.send(medium, new MediumCommand.TakeBack(medium, back));
    }

    @PostMapping("/media/{medium}/destruction")
    @Summary(zh = "申请销毁（保存期满后）", en = "Ask that it be destroyed, once its time is over")
    Receipt requestDestruction(@PathVariable UUID medium, @Valid @RequestBody Destruction destruction) {
        return commands.send(medium, new MediumCommand.RequestDestruction(medium, destruction));
    }

    @PostMapping("/media/{medium}/destruction/approval")
    @Summary(zh = "批准销毁", en = "Approve that it be destroyed")
    Receipt approveDestruction(@PathVariable UUID medium, @Valid @RequestBody Statement statement) {
        return commands.send(medium, new MediumCommand.ApproveDestruction(medium, statement));
    }

    @PostMapping("/media/{medium}/destruction/refusal")
    @Summary(zh = "不予销毁", en = "Decline that it be destroyed")
    Receipt declineDestruction(@PathVariable UUID medium, @Valid @RequestBody Statement statement) {
        return commands.send(medium, new MediumCommand.DeclineDestruction(medium, statement));
    }

    @PostMapping("/media/{medium}/destruction/execution")
    @Summary(zh = "登记已销毁", en = "Record that it was destroyed")
    Receipt carryOutDestruction(@PathVariable UUID medium, @Valid @RequestBody Statement statement) {
        return commands.send(medium, new MediumCommand.CarryOutDestruction(medium, statement));
    }

    @PostMapping("/media/{medium}/destruction/witness")
    @Summary(zh = "另一人见证销毁", en = "Bear witness, as another person")
    Receipt witnessDestruction(@PathVariable UUID medium, @Valid @RequestBody Statement witness) {
        return commands.send(medium, new MediumCommand.WitnessDestruction(medium, witness));
    }
}
