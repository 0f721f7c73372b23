package org.taizhang.api.notification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.taizhang.api.web.Model;
import org.taizhang.domain.account.AccountEvent;
import org.taizhang.domain.notification.Recipients;
import org.taizhang.projections.account.AccountView;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.documents.Query;

/**
 * A name is an account; {@code role:…} is everybody who holds the role in the unit, or, where nobody there does, in the
 * nearest unit above it.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class AccountRecipients implements Recipients {
    private static final String ROLE = "role:";

    private final Model<AccountEvent, AccountView> accounts;

    AccountRecipients(Model<AccountEvent, AccountView> accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<List<String>> resolve(String recipient, String unit, Instant at) {
        if (recipient.startsWith(ROLE)) return Optional.of(holders(recipient.substring(ROLE.length()), unit));
        if (recipient.contains(":")) return Optional.empty();
        return Optional.of(accounts.view()
                .everything()
                .get(AccountEvent.id(recipient))
                .filter(account -> !account.disabled())
                .map(account -> List.of(account.profile().name()))
                .orElse(List.of()));
    }

    private List<String> holders(String role, String unit) {
        for (var at = unit; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('/')))) {
            var found = new ArrayList<String>();
            var there = Query.where(Filter.eq("unit", at), Filter.eq("disabled", false))
                    .limit(Query.MOST);
            accounts.view().everything().each(there, account -> {
                if (account.roles().stream().anyMatch(held -> held.name().equals(role)))
                    found.add(account.profile().name());
            });
            if (!found.isEmpty()) return found;
        }
        return List.of();
    }
}
