package org.taizhang.domain.account;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Asked;
import org.taizhang.domain.Refused;
import org.taizhang.domain.Role;
import org.taizhang.domain.Subject;
import org.taizhang.domain.Told;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.account.AccountCommand.*;
import org.taizhang.domain.account.AccountEvent.*;

/** Somebody who may come in. */
@AggregateRoot
class Account extends Subject {
    private @Nullable Profile profile;
    private @Nullable Contact contact;
    private @Nullable Instant lockedUntil;
    private Set<Role> roles = EnumSet.noneOf(Role.class);
    private int failures;
    private boolean disabled;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AccountCommand command, Asked asked, LockPolicy policy) {
        admit(asked);
        var events = decide(command, asked, policy);
        switch (command) {
            case Create c -> record(events, c.profile().unit(), asked);
            case CreateFirst c -> record(events, c.profile().unit(), asked);
            default -> record(events);
        }
    }

    private List<? extends AccountEvent> decide(AccountCommand command, Asked asked, LockPolicy policy) {
        if (profile == null && !(command instanceof Create || command instanceof CreateFirst))
            throw new Unknown(command.account());
        return switch (command) {
            case Create c
            when profile != null ->
                throw new Refused("account.name-taken", c.profile().name());
            case Create c -> List.of(new Created(c.account(), c.profile(), c.credential()));
            case CreateFirst c
            when profile != null ->
                throw new Refused("account.name-taken", c.profile().name());
            case CreateFirst c ->
                List.of(
                        new Created(c.account(), c.profile(), c.credential()),
                        new RoleGranted(c.account(), Role.SECURITY_ADMINISTRATOR));
            case GrantRole c -> grant(c, asked);
            case RevokeRole c -> {
                notOwn(asked);
                yield roles.contains(c.role()) ? List.of(new RoleRevoked(c.account(), c.role())) : List.of();
            }
            case ChangePassword c when !isOwn(asked) -> throw new Refused("account.foreign-password");
            case ChangePassword c -> List.of(new PasswordChanged(c.account(), c.credential()));
            case ChangeContact c
            when !isOwn(asked) && !asked.by().hasAny(Role.SYSTEM_ADMINISTRATOR) ->
                throw new Refused("account.foreign-contact");
            case ChangeContact c when c.contact().equals(contact) -> List.of();
            case ChangeContact c -> List.of(new ContactChanged(c.account(), c.contact()));
            case ResetPassword c -> {
                notOwn(asked);
                yield List.of(new PasswordChanged(c.account(), c.credential()));
            }
            case NoteLogin c when disabled || isLocked(asked.now()) -> throw new Refused("account.barred");
            case NoteLogin c -> List.of(new LoggedIn(c.account()));
            case NoteFailure c -> fail(asked.now(), policy);
            case NoteLogout c -> List.of(new LoggedOut(c.account()));
            case Unlock c -> {
                notOwn(asked);
                yield lockedUntil == null && failures == 0 ? List.of() : List.of(new Unlocked(c.account()));
            }
            case Disable c -> {
                notOwn(asked);
                yield disabled ? List.of() : List.of(new Disabled(c.account(), c.reason()));
            }
            case Enable c -> {
                notOwn(asked);
                yield disabled ? List.of(new Enabled(c.account())) : List.of();
            }
        };
    }

    private List<AccountEvent> grant(GrantRole c, Asked asked) {
        notOwn(asked);
        if (!c.role().isOfAccounts()) throw new Refused("account.system-role");
        for (var held : roles) if (held.excludes(c.role())) throw new Refused("account.roles-exclude", held, c.role());
        return roles.contains(c.role()) ? List.of() : List.of(new RoleGranted(c.account(), c.role()));
    }

    private List<AccountEvent> fail(Instant now, LockPolicy policy) {
        if (isLocked(now)) return List.of();
        var failed = new LoginFailed(id(), failures + 1);
        return failed.failures() < policy.failures()
                ? List.of(failed)
                : List.of(failed, new Locked(id(), now.plus(policy.duration())));
    }

    private boolean isLocked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    private boolean isOwn(Asked asked) {
        return profile != null && asked.by().id().equals(profile.name());
    }

    private void notOwn(Asked asked) {
        if (isOwn(asked)) throw new Refused("account.own-rights");
    }

    @EventHandler
    void evolve(AccountEvent event, Told told) {
        told(event.account(), told);
        switch (event) {
            case Created e -> profile = e.profile();
            case RoleGranted e -> roles.add(e.role());
            case RoleRevoked e -> roles.remove(e.role());
            case LoginFailed e -> failures = e.failures();
            case Locked e -> {
                lockedUntil = e.until();
                failures = 0;
            }
            case LoggedIn e -> free();
            case Unlocked e -> free();
            case PasswordChanged e -> {}
            case ContactChanged e -> contact = e.contact();
            case LoggedOut e -> {}
            case Disabled e -> disabled = true;
            case Enabled e -> disabled = false;
        }
    }

    private void free() {
        failures = 0;
        lockedUntil = null;
    }
}
