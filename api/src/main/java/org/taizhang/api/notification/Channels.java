package org.taizhang.api.notification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.taizhang.api.notification.channel.Channel;
import org.taizhang.api.notification.channel.ChannelType;
import org.taizhang.domain.route.RouteEvent.Way;

/** The channels that the settings name, each with what it can bear. */
@Component
final class Channels {
    private final Map<String, Lane> lanes = new TreeMap<>();

    /** @throws IllegalArgumentException with a sentence for who wrote the settings, where a channel cannot be opened */
    Channels(NotificationSettings settings, List<ChannelType> beans, ChannelType.Outside outside) {
        var types = new TreeMap<String, ChannelType>();
        var all = new ArrayList<>(beans);
        ServiceLoader.load(ChannelType.class).forEach(all::add);
        for (var type : all) types.put(type.name(), type);
        settings.channels().forEach((name, channel) -> {
            var type = types.get(channel.type());
            if (!name.matches(Way.CHANNEL))
                throw new IllegalArgumentException("taizhang.notifications.channels: no channel can be called " + name);
            if (type == null)
                throw new IllegalArgumentException("taizhang.notifications.channels." + name + ".type is none of "
                        + String.join(", ", types.keySet()));
            lanes.put(name, new Lane(type.open(name, channel, outside), channel, settings));
        });
    }

    /** Every lane by the name of its channel. */
    Map<String, Lane> lanes() {
        return lanes;
    }

    Optional<Channel> find(String name) {
        return Optional.ofNullable(lanes.get(name)).map(Lane::channel);
    }

    /** Whether it leads to people by their own addresses; one that is not there leads nowhere. */
    boolean isPersonal(String name) {
        return find(name).filter(Channel::isPersonal).isPresent();
    }

    /** The names that no channel has. */
    List<String> missing(Iterable<String> names) {
        var missing = new HashSet<String>();
        for (var name : names) if (!lanes.containsKey(name)) missing.add(name);
        return missing.stream().sorted().toList();
    }
}
