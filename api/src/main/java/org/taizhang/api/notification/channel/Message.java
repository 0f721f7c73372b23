package org.taizhang.api.notification.channel;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Occasion;
import org.taizhang.domain.notification.NotificationEvent.Line;

/**
 * What is told in one message.
 *
 * @param id the same at every attempt, so that who has it already may know it again
 * @param items at least one, in the order in which they were recorded
 * @param again whether somebody asked for it once more
 * @param link to the console; null where that is not known
 * @param zone in which times are written for people
 */
public record Message(
        String id,
        UUID notification,
        int number,
        Line line,
        String unit,
        List<Item> items,
        boolean again,
        @Nullable URI link,
        ZoneId zone) {

    /** One piece of news. */
    public record Item(
            long position, UUID matter, int occurrence, Occasion occasion, int severity, String text, Instant at) {
        public boolean ends() {
            return occasion.isEnd();
        }
    }

    public Message {
        if (items.isEmpty()) throw new IllegalArgumentException("A message that tells nothing");
        items = List.copyOf(items);
    }

    /** The severity of the worst. */
    public int worst() {
        return items.stream().mapToInt(Item::severity).min().orElseThrow();
    }

    /** How many tell of an end. */
    public int cleared() {
        return (int) items.stream().filter(Item::ends).count();
    }
}
