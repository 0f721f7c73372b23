package org.taizhang.api.notification;

import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Reads;
import org.taizhang.api.web.Receipt;
import org.taizhang.api.web.Slice;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.notification.NotificationCommand.Redeliver;
import org.taizhang.domain.notification.NotificationEvent;
import org.taizhang.projections.notification.DeliveryView;

@RestController
@RequestMapping("/api/v1/notifications")
class NotificationController {
    private final Commands commands;
    private final Reads reads;
    private final Model<NotificationEvent, DeliveryView> deliveries;
    private final Channels channels;

    /** @param failing whether it is left alone for a while, since it failed too often in a row */
    record OpenChannel(String name, String type, boolean personal, boolean failing) {}

    NotificationController(
            Commands commands, Reads reads, Model<NotificationEvent, DeliveryView> deliveries, Channels channels) {
        this.commands = commands;
        this.reads = reads;
        this.deliveries = deliveries;
        this.channels = channels;
    }

    @GetMapping
    @Summary(zh = "外发消息及投递结果", en = "List messages and how their delivery went")
    Slice<DeliveryView> list() {
        return reads.list(deliveries);
    }

    @PostMapping("/{notification}/messages/{message}/redelivery")
    @Summary(zh = "重新投递未送达的消息", en = "Deliver a message again that was given up")
    Receipt redeliver(@PathVariable UUID notification, @PathVariable int message) {
        return commands.send(notification, new Redeliver(notification, message));
    }

    @GetMapping("/channels")
    @Summary(zh = "已配置的通知渠道", en = "The channels there are")
    List<OpenChannel> channels() {
        return channels.lanes().entrySet().stream()
                .map(each -> new OpenChannel(
                        each.getKey(),
                        each.getValue().type(),
                        each.getValue().channel().isPersonal(),
                        each.getValue().isFailing()))
                .toList();
    }
}
