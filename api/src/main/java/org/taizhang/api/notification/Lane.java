package org.taizhang.api.notification;

import java.time.Instant;
import org.taizhang.api.notification.channel.Channel;
import org.taizhang.api.notification.channel.ChannelSettings;

/** What a channel can bear: so much at a time, and nothing for a while after it failed too often in a row. */
final class Lane {
    private final Channel channel;
    private final ChannelSettings settings;
    private final NotificationSettings all;
    private int busy;
    private int failures;
    private Instant brokenUntil = Instant.MIN;

    Lane(Channel channel, ChannelSettings settings, NotificationSettings all) {
        this.channel = channel;
        this.settings = settings;
        this.all = all;
    }

    Channel channel() {
        return channel;
    }

    String type() {
        return settings.type();
    }

    /** How many more messages it may be given; one to try where it failed and the pause is over. */
    synchronized int free(Instant now) {
        if (now.isBefore(brokenUntil)) return 0;
        return (isFailing() ? 1 : settings.atOnce()) - busy;
    }

    synchronized void enter() {
        busy++;
    }

    synchronized void leave(boolean worked, Instant now) {
        busy--;
        failures = worked ? 0 : failures + 1;
        brokenUntil = isFailing() ? now.plus(all.circuitPause()) : Instant.MIN;
    }

    /** Whether it is left alone, but for a try now and then. */
    synchronized boolean isFailing() {
        return failures >= all.circuitFailures();
    }
}
