package org.taizhang.api.notification;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.taizhang.api.notification.channel.Message.Item;
import org.taizhang.api.web.Model;
import org.taizhang.domain.notification.Routing;
import org.taizhang.domain.notification.WhenToldThenTake;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;
import org.taizhang.projections.notice.NoticeView;
import org.taizhang.projections.notification.DeliveryView;

/** Finds the news that a message tells: what stands in its range of the ledger and goes along its line. */
@Component
class Matters {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Model<Object, NoticeView> notices;
    private final Routing routing;

    Matters(Model<Object, NoticeView> notices, Routing routing) {
        this.notices = notices;
        this.routing = routing;
    }

    List<Item> of(DeliveryView delivery) {
        if (!notices.view().await(delivery.through(), PATIENCE))
            throw new IllegalStateException("The read model of notices has not come to " + delivery.through());
        var kind = delivery.line().kind();
        var range = Query.where(
                        Filter.ge("position", delivery.from()),
                        Filter.le("position", delivery.through()),
                        Filter.eq("unit", delivery.unit()),
                        kind.isEmpty() ? Filter.exists("kind", false) : Filter.eq("kind", kind))
                .ascending("position")
                .limit(Query.MOST);
        var items = new ArrayList<Item>();
        notices.view().everything().each(range, notice -> {
            var position = Long.parseLong(notice.id());
            if (routing.lines(notice, notice.unit(), position, notice.at()).contains(delivery.line()))
                items.add(item(notice, position));
        });
        return items;
    }

    private static Item item(NoticeView notice, long position) {
        return new Item(
                position,
                notice.matter(),
                notice.occurrence(),
                notice.occasion(),
                WhenToldThenTake.severity(notice),
                notice.text(),
                notice.at());
    }
}
