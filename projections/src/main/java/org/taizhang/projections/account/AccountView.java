package org.taizhang.projections.account;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Role;
import org.taizhang.domain.account.AccountEvent;
import org.taizhang.domain.account.AccountEvent.*;
import org.taizhang.projections.Recorded;

/**
 * An account as it stands.
 *
 * @param credential names the password's hash, which is kept elsewhere
 * @param failures failed logins in a row
 */
public record AccountView(
        UUID id,
        String unit,
        Profile profile,
        @Nullable Contact contact,
        Set<Role> roles,
        UUID credential,
        boolean disabled,
        int failures,
        @Nullable Instant lockedUntil,
        @Nullable Instant loggedInAt,
        Instant passwordAt,
        Instant createdAt) {

    public static AccountView evolve(@Nullable AccountView was, Recorded<AccountEvent> recorded) {
        var at = recorded.time();
        if (recorded.event() instanceof Created e) return created(e, recorded.unit(), at);
        var draft = new Draft(Objects.requireNonNull(was, "an event before the creation"));
        switch (recorded.event()) {
            case Created e -> throw new IllegalStateException("Created begins an account: " + e);
            case RoleGranted e -> draft.roles.add(e.role());
            case RoleRevoked e -> draft.roles.remove(e.role());
            case PasswordChanged e -> draft.password(e.credential(), at);
            case ContactChanged e -> draft.contact = e.contact();
            case LoggedIn e -> draft.loggedIn(at);
            case LoginFailed e -> draft.failures = e.failures();
            case Locked e -> draft.locked(e.until());
            case Unlocked e -> draft.locked(null);
            case Disabled e -> draft.disabled = true;
            case Enabled e -> draft.disabled = false;
            case LoggedOut e -> {}
        }
        return draft.view();
    }

    private static AccountView created(Created e, String unit, Instant at) {
        return new AccountView(
                e.account(), unit, e.profile(), null, Set.of(), e.credential(), false, 0, null, null, at, at);
    }

    public boolean mayLogIn(Instant now) {
        return !disabled && (lockedUntil == null || !now.isBefore(lockedUntil));
    }

    /** The view while one event is folded into it. */
    private static final class Draft {
        private final AccountView was;
        private final Set<Role> roles = EnumSet.noneOf(Role.class);
        private @Nullable Contact contact;
        private UUID credential;
        private Instant passwordAt;
        private boolean disabled;
        private int failures;
        private @Nullable Instant lockedUntil;
        private @Nullable Instant loggedInAt;

        Draft(AccountView was) {
            this.was = was;
            roles.addAll(was.roles);
            contact = was.contact;
            credential = was.credential;
            passwordAt = was.passwordAt;
            disabled = was.disabled;
            failures = was.failures;
            lockedUntil = was.lockedUntil;
            loggedInAt = was.loggedInAt;
        }

        void password(UUID another, Instant at) {
            credential = another;
            passwordAt = at;
        }

        void loggedIn(Instant at) {
            locked(null);
            loggedInAt = at;
        }

        void locked(@Nullable Instant until) {
            failures = 0;
            lockedUntil = until;
        }

        AccountView view() {
            return new AccountView(
                    was.id,
                    was.unit,
                    was.profile,
                    contact,
                    roles,
                    credential,
                    disabled,
                    failures,
                    lockedUntil,
                    loggedInAt,
                    passwordAt,
                    was.createdAt);
        }
    }
}
