package org.taizhang.api.disclosure;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
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
import org.taizhang.domain.disclosure.DisclosureCommand;
import org.taizhang.domain.disclosure.DisclosureEvent;
import org.taizhang.domain.disclosure.DisclosureEvent.Confirmation;
import org.taizhang.domain.disclosure.DisclosureEvent.Consultation;
import org.taizhang.domain.disclosure.DisclosureEvent.Item;
import org.taizhang.domain.disclosure.DisclosureEvent.Placement;
import org.taizhang.projections.disclosure.DisclosureView;

@RestController
@RequestMapping("/api/v1/disclosures")
class DisclosureController {
    private final Commands commands;
    private final Reads reads;
    private final Model<DisclosureEvent, DisclosureView> disclosures;

    DisclosureController(Commands commands, Reads reads, Model<DisclosureEvent, DisclosureView> disclosures) {
        this.commands = commands;
        this.reads = reads;
        this.disclosures = disclosures;
    }

    @PostMapping
    @Summary(
            zh = "登记应公开的信息、指南、目录或年度报告，据官方日历得出期限",
            en = "Record what must be made public; it is due by the official calendar")
    ResponseEntity<Receipt> form(@Valid @RequestBody Formation formation) {
        var disclosure = commands.newId();
        return commands.create(disclosure, new DisclosureCommand.Form(disclosure, formation.item(), formation.on()));
    }

    @GetMapping
    @Summary(zh = "应公开的信息列表，可按期限筛选", en = "List what must be made public, also by when")
    Slice<DisclosureView> list() {
        return reads.list(disclosures);
    }

    @GetMapping("/{disclosure}")
    @Summary(zh = "查看应公开的信息，可回到任一时刻", en = "Get what must be made public, also as of an instant")
    ResponseEntity<DisclosureView> get(@PathVariable UUID disclosure, @RequestParam @Nullable Instant asOf) {
        return reads.get(disclosures, disclosure, asOf);
    }

    @PutMapping("/{disclosure}")
    @Summary(zh = "登记变更，重新计算期限并重新征求意见", en = "Record that it changed; it is due, and to be confirmed, anew")
    Receipt change(@PathVariable UUID disclosure, @Valid @RequestBody Formation formation) {
        return commands.send(disclosure, new DisclosureCommand.Change(disclosure, formation.item(), formation.on()));
    }

    @PostMapping("/{disclosure}/consultations")
    @Summary(zh = "与有关机关协商", en = "Ask an organ that it concerns")
    Receipt requestConsultation(@PathVariable UUID disclosure, @Valid @RequestBody Consultation consultation) {
        return commands.send(disclosure, new DisclosureCommand.RequestConsultation(disclosure, consultation));
    }

    @PostMapping("/{disclosure}/confirmations")
    @Summary(zh = "记录有关机关的确认", en = "Record that an organ has confirmed it")
    Receipt confirmConsultation(@PathVariable UUID disclosure, @Valid @RequestBody Confirmation confirmation) {
        return commands.send(disclosure, new DisclosureCommand.ConfirmConsultation(disclosure, confirmation));
    }

    @PostMapping("/{disclosure}/publication")
    @Summary(zh = "公开（须有关机关全部确认）", en = "Say that it was made public, which needs every confirmation")
    Receipt publish(@PathVariable UUID disclosure, @Valid @RequestBody Placement placement) {
        return commands.send(disclosure, new DisclosureCommand.Publish(disclosure, placement));
    }

    @PostMapping("/{disclosure}/review")
    @Summary(zh = "重新核对指南或目录", en = "Look at a guide or catalogue again")
    Receipt review(@PathVariable UUID disclosure, @Valid @RequestBody Statement statement) {
        return commands.send(disclosure, new DisclosureCommand.Review(disclosure, statement));
    }

    @PostMapping("/{disclosure}/withholding")
    @Summary(zh = "决定不予公开", en = "Withhold it")
    Receipt withhold(@PathVariable UUID disclosure, @Valid @RequestBody Statement statement) {
        return commands.send(disclosure, new DisclosureCommand.Withhold(disclosure, statement));
    }

    /**
     * What must be made public, as it was formed or changed.
     *
     * @param on the day on which that was
     */
    record Formation(@NotNull @Valid Item item, @NotNull LocalDate on) {}
}
