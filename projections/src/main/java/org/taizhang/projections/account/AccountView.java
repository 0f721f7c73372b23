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
        return switch (recorded.event()) {
            case Created e ->
                new AccountView(
                        e.account(),
                        recorded.unit(),
                        e.profile(),
                        Set.of(),
                        e.credential(),
                        false,
                        0,
                        null,
                        null,
                        at,
                        at);
            case RoleGranted e -> known(was).roles(e.role(), true);
            case RoleRevoked e -> known(was).roles(e.role(), false);
            case PasswordChanged e -> known(was).password(e.credential(), at);
            case LoggedIn e -> known(was).state(known(was).disabled, 0, null, at);
            case LoginFailed e -> known(was).state(known(was).disabled, e.failures(), known(was).lockedUntil, null);
            case Locked e -> known(was).state(known(was).disabled, 0, e.until(), null);
            case Unlocked e -> known(was).state(known(was).disabled, 0, null, null);
            case Disabled e -> known(was).state(true, known(was).failures, known(was).lockedUntil, null);
            case Enabled e -> known(was).state(false, known(was).failures, known(was).lockedUntil, null);
            case LoggedOut e -> known(was);
        };
    }

    public boolean mayLogIn(Instant now) {
        return !disabled && (lockedUntil == null || !now.isBefore(lockedUntil));
    }

    private AccountView roles(Role role, boolean held) {
        var roles = EnumSet.noneOf(Role.class);
        roles.addAll(this.roles);
        if (held) roles.add(role);
        else roles.remove(role);
        return new AccountView(
                id,
                unit,
                profile,
                roles,
                credential,
                disabled,
                failures,
                lockedUntil,
                loggedInAt,
                passwordAt,
                createdAt);
    }

    private AccountView password(UUID credential, Instant at) {
        return new AccountView(
                id, unit, profile, roles, credential, disabled, failures, lockedUntil, loggedInAt, at, createdAt);
    }

    private AccountView state(boolean disabled, int failures, @Nullable Instant until, @Nullable Instant loggedIn) {
        return new AccountView(
                id,
                unit,
                profile,
                roles,
                credential,
                disabled,
                failures,
                until,
                loggedIn == null ? loggedInAt : loggedIn,
                passwordAt,
                createdAt);
    }

    private static AccountView known(@Nullable AccountView was) {
        return Objects.requireNonNull(was, "an event before the creation");
    }
}
