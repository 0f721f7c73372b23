package org.taizhang.api.notification.channel;

import java.net.http.HttpClient;
import java.time.Clock;
import org.taizhang.probes.Credentials;

/** A kind of channel: found as a bean, or by {@code META-INF/services} in a jar beside the product. */
public interface ChannelType {
    /** What it is called in {@code type}. */
    String name();

    /** @throws IllegalArgumentException with a sentence for who wrote the settings, where they do not suffice */
    Channel open(String channel, ChannelSettings settings, Outside outside);

    /** What channels are made with. */
    record Outside(HttpClient http, Credentials credentials, Clock clock, String host) {}
}
