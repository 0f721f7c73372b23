package org.taizhang.api.notification;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.taizhang.api.Settings;
import org.taizhang.api.notification.channel.Channel;
import org.taizhang.api.notification.channel.Channel.Undelivered;
import org.taizhang.api.notification.channel.Message;
import org.taizhang.api.notification.channel.Message.Item;
import org.taizhang.api.notification.channel.Receiver;
import org.taizhang.domain.notification.NotificationCommand.NoteAttempt;
import org.taizhang.domain.notification.NotificationEvent.Coverage;
import org.taizhang.domain.notification.NotificationEvent.Outcome;
import org.taizhang.probes.Failed;
import org.taizhang.projections.notification.DeliveryView;

/** Tries a message once, for everybody who does not have it yet, and says how that went. */
@Component
class Attempts {
    private static final Logger log = LoggerFactory.getLogger(Attempts.class);

    /** So many positions are named one by one. */
    private static final int NAMED = 100;

    private static final int MILDEST = 4;

    private final Matters matters;
    private final People people;
    private final Channels channels;
    private final NotificationSettings settings;
    private final Settings platform;

    Attempts(Matters matters, People people, Channels channels, NotificationSettings settings, Settings platform) {
        this.matters = matters;
        this.people = people;
        this.channels = channels;
        this.settings = settings;
        this.platform = platform;
    }

    NoteAttempt attempt(DeliveryView delivery) throws InterruptedException {
        var items = matters.of(delivery);
        var outcomes = items.isEmpty() ? List.<Outcome>of() : outcomes(delivery, items);
        return new NoteAttempt(delivery.notification(), delivery.message(), coverage(items), outcomes);
    }

    private static Coverage coverage(List<Item> items) {
        return new Coverage(
                items.size(),
                items.stream().mapToInt(Item::severity).min().orElse(MILDEST),
                (int) items.stream().filter(Item::ends).count(),
                items.stream().limit(NAMED).map(Item::position).toList());
    }

    private List<Outcome> outcomes(DeliveryView delivery, List<Item> items) throws InterruptedException {
        var name = delivery.line().channel();
        var channel = channels.find(name);
        if (channel.isEmpty()) return List.of(Outcome.refused(name, "no channel of this name is set up"));
        var message = message(delivery, items);
        return channel.get().isPersonal()
                ? toPeople(channel.get(), delivery, message)
                : toItself(name, channel.get(), message);
    }

    private List<Outcome> toItself(String name, Channel channel, Message message) throws InterruptedException {
        var outcomes = send(channel, message, List.of(), List.of(name));
        return outcomes.isEmpty() ? List.of(Outcome.delivered(name)) : outcomes;
    }

    private List<Outcome> toPeople(Channel channel, DeliveryView delivery, Message message)
            throws InterruptedException {
        var recipient = delivery.line().recipient();
        var said = message.items().getFirst().at();
        var accounts = people.of(recipient, delivery.unit(), said);
        if (accounts.isEmpty()) return List.of(Outcome.refused(recipient, "nobody is known by this"));
        var outcomes = new ArrayList<Outcome>();
        var receivers = new ArrayList<Receiver>();
        for (var account : accounts) {
            if (hasIt(delivery, account)) continue;
            people.reached(account, channel)
                    .ifPresentOrElse(
                            receivers::add,
                            () -> outcomes.add(Outcome.refused(account, "has no address for this channel")));
        }
        var names = receivers.stream().map(Receiver::account).toList();
        if (!receivers.isEmpty()) outcomes.addAll(send(channel, message, receivers, names));
        return outcomes;
    }

    private static boolean hasIt(DeliveryView delivery, String account) {
        return delivery.outcomes().stream()
                .anyMatch(outcome -> outcome.delivered() && outcome.recipient().equals(account));
    }

    /** What a channel throws is told of everybody it was given. */
    private static List<Outcome> send(Channel channel, Message message, List<Receiver> receivers, List<String> names)
            throws InterruptedException {
        try {
            return channel.send(message, receivers);
        } catch (Undelivered e) {
            return names.stream().map(e::outcome).toList();
        } catch (Failed e) {
            return failed(names, e.why());
        } catch (IOException e) {
            log.warn("The message {} broke off", message.id(), e);
            return failed(names, "the connection broke");
        } catch (RuntimeException e) {
            log.warn("The message {} cannot be sent", message.id(), e);
            return failed(names, "the channel cannot carry it");
        }
    }

    private static List<Outcome> failed(List<String> names, String why) {
        return names.stream().map(name -> Outcome.failed(name, why)).toList();
    }

    private Message message(DeliveryView delivery, List<Item> items) {
        return new Message(
                delivery.id(),
                delivery.notification(),
                delivery.message(),
                delivery.line(),
                delivery.unit(),
                items,
                delivery.queuedAt().isAfter(delivery.requestedAt()),
                settings.console() == null ? null : link(settings.console()),
                platform.zone());
    }

    private static URI link(URI console) {
        var base = console.toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + "#/alerts");
    }
}
