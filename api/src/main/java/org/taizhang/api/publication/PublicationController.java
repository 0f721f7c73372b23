package org.taizhang.api.publication;

import jakarta.validation.Valid;
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
import org.taizhang.domain.publication.PublicationCommand;
import org.taizhang.domain.publication.PublicationEvent;
import org.taizhang.domain.publication.PublicationEvent.Draft;
import org.taizhang.domain.publication.PublicationEvent.Placement;
import org.taizhang.domain.publication.PublicationEvent.Review;
import org.taizhang.projections.publication.PublicationView;

@RestController
@RequestMapping("/api/v1/publications")
class PublicationController {
    private final Commands commands;
    private final Reads reads;
    private final Model<PublicationEvent, PublicationView> publications;

    PublicationController(Commands commands, Reads reads, Model<PublicationEvent, PublicationView> publications) {
        this.commands = commands;
        this.reads = reads;
        this.publications = publications;
    }

    @PostMapping
    @Summary(zh = "提交拟发布内容", en = "Submit what is to be published")
    ResponseEntity<Receipt> submit(@Valid @RequestBody Draft draft) {
        var publication = commands.newId();
        return commands.create(publication, new PublicationCommand.Submit(publication, draft));
    }

    @GetMapping
    @Summary(zh = "内容发布列表", en = "List what is to be published")
    Slice<PublicationView> list() {
        return reads.list(publications);
    }

    @GetMapping("/{publication}")
    @Summary(zh = "查看拟发布内容及其审核，可回到任一时刻", en = "Get what is to be published, with its reviews, also as of an instant")
    ResponseEntity<PublicationView> get(@PathVariable UUID publication, @RequestParam @Nullable Instant asOf) {
        return reads.get(publications, publication, asOf);
    }

    @PostMapping("/{publication}/source-exemption")
    @Summary(zh = "准许转载名单以外的稿源", en = "Let it be reposted from a source that is not listed")
    Receipt exemptSource(@PathVariable UUID publication, @Valid @RequestBody Statement statement) {
        return commands.send(publication, new PublicationCommand.ExemptSource(publication, statement));
    }

    @PostMapping("/{publication}/reviews")
    @Summary(zh = "审核（逐级、由不同的人）", en = "Review it, level by level, by different people")
    Receipt review(@PathVariable UUID publication, @Valid @RequestBody Review review) {
        return commands.send(publication, new PublicationCommand.Review(publication, review));
    }

    @PostMapping("/{publication}/return")
    @Summary(zh = "退回修改", en = "Send it back")
    Receipt sendBack(@PathVariable UUID publication, @Valid @RequestBody Statement statement) {
        return commands.send(publication, new PublicationCommand.SendBack(publication, statement));
    }

    @PutMapping("/{publication}/draft")
    @Summary(zh = "修改后重新提交，审核重新开始", en = "Submit it anew, for all reviews")
    Receipt resubmit(@PathVariable UUID publication, @Valid @RequestBody Draft draft) {
        return commands.send(publication, new PublicationCommand.Resubmit(publication, draft));
    }

    @PostMapping("/{publication}/publication")
    @Summary(zh = "发布（须全部审核通过）", en = "Say that it was published, which needs every review")
    Receipt publish(@PathVariable UUID publication, @Valid @RequestBody Placement placement) {
        return commands.send(publication, new PublicationCommand.Publish(publication, placement));
    }

    @PostMapping("/{publication}/withdrawal")
    @Summary(zh = "撤下", en = "Withdraw it")
    Receipt withdraw(@PathVariable UUID publication, @Valid @RequestBody Statement statement) {
        return commands.send(publication, new PublicationCommand.Withdraw(publication, statement));
    }
}
