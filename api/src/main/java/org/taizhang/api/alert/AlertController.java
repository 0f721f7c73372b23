package org.taizhang.api.alert;

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
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Reads;
import org.taizhang.api.web.Receipt;
import org.taizhang.api.web.Slice;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.alert.AlertCommand.Acknowledge;
import org.taizhang.domain.alert.AlertEvent;
import org.taizhang.domain.alert.AlertEvent.Acknowledgement;
import org.taizhang.projections.alert.AlertView;
import org.taizhang.projections.notice.NoticeView;

@RestController
@RequestMapping("/api/v1")
class AlertController {
    private final Commands commands;
    private final Reads reads;
    private final Model<AlertEvent, AlertView> alerts;
    private final Model<Object, NoticeView> notices;

    AlertController(
            Commands commands, Reads reads, Model<AlertEvent, AlertView> alerts, Model<Object, NoticeView> notices) {
        this.commands = commands;
        this.reads = reads;
        this.alerts = alerts;
        this.notices = notices;
    }

    @GetMapping("/alerts")
    @Summary(zh = "告警列表", en = "List alerts")
    Slice<AlertView> list() {
        return reads.list(alerts);
    }

    @GetMapping("/alerts/{alert}")
    @Summary(zh = "查看告警，可回到任一时刻", en = "Get an alert, also as of an instant")
    ResponseEntity<AlertView> get(@PathVariable UUID alert, @RequestParam @Nullable Instant asOf) {
        return reads.get(alerts, alert, asOf);
    }

    @PostMapping("/alerts/{alert}/acknowledgement")
    @Summary(zh = "确认告警，停止升级", en = "Acknowledge an alert, which ends its escalation")
    Receipt acknowledge(@PathVariable UUID alert, @Valid @RequestBody Acknowledgement acknowledgement) {
        return commands.send(alert, new Acknowledge(alert, acknowledgement));
    }

    @GetMapping("/notices")
    @Summary(zh = "通知记录：谁在何时被告知何事", en = "List notices: who was told what, and when")
    Slice<NoticeView> notices() {
        return reads.list(notices);
    }
}
