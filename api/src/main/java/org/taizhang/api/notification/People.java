package org.taizhang.api.notification;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.taizhang.api.notification.channel.Channel;
import org.taizhang.api.notification.channel.Receiver;
import org.taizhang.api.web.Model;
import org.taizhang.domain.Personal;
import org.taizhang.domain.account.AccountEvent;
import org.taizhang.domain.account.AccountEvent.Contact;
import org.taizhang.domain.notification.Recipients;
import org.taizhang.projections.account.AccountView;

/** Leads from recipients to people, and from people to where they are reached. */
@Component
class People {
    private final List<Recipients> recipients;
    private final Model<AccountEvent, AccountView> accounts;

    People(List<Recipients> recipients, Model<AccountEvent, AccountView> accounts) {
        this.recipients = recipients;
        this.accounts = accounts;
    }

    /** The accounts that a recipient stands for; nobody where none knows it. */
    List<String> of(String recipient, String unit, Instant at) {
        return recipients.stream()
                .map(known -> known.resolve(recipient, unit, at))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(List.of());
    }

    /** How a channel reaches an account; nothing where it does not. */
    Optional<Receiver> reached(String account, Channel channel) {
        return accounts.view()
                .everything()
                .get(AccountEvent.id(account))
                .map(AccountView::contact)
                .flatMap(contact -> receiver(account, contact, channel));
    }

    private static Optional<Receiver> receiver(String account, Contact contact, Channel channel) {
        var address = channel.address(contact);
        if (address == null || address.isBlank() || address.equals(Personal.ERASED)) return Optional.empty();
        return Optional.of(new Receiver(account, address, locale(contact.language())));
    }

    private static Locale locale(@Nullable String language) {
        return "en".equals(language) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }
}
