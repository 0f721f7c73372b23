package org.taizhang.api.account;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Reads;
import org.taizhang.api.web.Receipt;
import org.taizhang.api.web.Slice;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.Role;
import org.taizhang.domain.account.AccountCommand.*;
import org.taizhang.domain.account.AccountEvent;
import org.taizhang.domain.account.AccountEvent.Contact;
import org.taizhang.domain.account.AccountEvent.Profile;
import org.taizhang.domain.account.AccountEvent.Reason;
import org.taizhang.projections.account.AccountView;

@RestController
@RequestMapping("/api/v1/accounts")
class AccountController {
    private static final String READERS =
            "hasAnyRole('SYSTEM_ADMINISTRATOR','SECURITY_ADMINISTRATOR','AUDIT_ADMINISTRATOR','AUDITOR')";

    private static final Duration CATCHING_UP = Duration.ofSeconds(5);

    private final Commands commands;
    private final Reads reads;
    private final Model<AccountEvent, AccountView> accounts;
    private final Secrets secrets;
    private final Sessions sessions;

    record NewAccount(
            @Valid @NotNull Profile profile,
            @NotBlank @Size(max = 200) String password) {
        @Override
        public String toString() {
            return "New account " + profile;
        }
    }

    record NewPassword(@NotBlank @Size(max = 200) String password) {
        @Override
        public String toString() {
            return "A new password";
        }
    }

    AccountController(
            Commands commands,
            Reads reads,
            Model<AccountEvent, AccountView> accounts,
            Secrets secrets,
            Sessions sessions) {
        this.commands = commands;
        this.reads = reads;
        this.accounts = accounts;
        this.secrets = secrets;
        this.sessions = sessions;
    }

    @PostMapping
    @Summary(zh = "建立账号，不含任何角色", en = "Create an account, without any role")
    ResponseEntity<Receipt> create(@Valid @RequestBody NewAccount account) {
        var id = AccountEvent.id(account.profile().name());
        var credential = secrets.keep(account.profile().name(), account.password());
        return secrets.forgottenUnless(
                credential, () -> commands.create(id, new Create(id, account.profile(), credential)));
    }

    @GetMapping
    @PreAuthorize(READERS)
    @Summary(zh = "账号列表", en = "List accounts")
    Slice<AccountView> list() {
        return reads.list(accounts);
    }

    @GetMapping("/{account}")
    @PreAuthorize(READERS)
    @Summary(zh = "查看账号，可回到任一时刻", en = "Get an account, also as of an instant")
    ResponseEntity<AccountView> get(@PathVariable UUID account, @RequestParam @Nullable Instant asOf) {
        return reads.get(accounts, account, asOf);
    }

    @PutMapping("/{account}/roles/{role}")
    @Summary(zh = "授予角色", en = "Grant a role")
    Receipt grant(@PathVariable UUID account, @PathVariable Role role) {
        return inForce(commands.send(account, new GrantRole(account, role)));
    }

    @DeleteMapping("/{account}/roles/{role}")
    @Summary(zh = "收回角色", en = "Revoke a role")
    Receipt revoke(@PathVariable UUID account, @PathVariable Role role) {
        return inForce(commands.send(account, new RevokeRole(account, role)));
    }

    @PutMapping("/{account}/contact")
    @Summary(
            zh = "更改联系方式：本人的，或由系统管理员办理",
            en = "Change how somebody is reached: oneself, or, for a system administrator, others")
    Receipt changeContact(@PathVariable UUID account, @Valid @RequestBody Contact contact) {
        return commands.send(account, new ChangeContact(account, contact));
    }

    @PutMapping("/{account}/password")
    @Summary(zh = "重置他人口令", en = "Reset somebody's password")
    Receipt resetPassword(@PathVariable UUID account, @Valid @RequestBody NewPassword password) {
        var known = reads.known(accounts, account);
        var credential = secrets.keep(known.profile().name(), password.password());
        var receipt = secrets.forgottenUnless(
                credential, () -> commands.send(account, new ResetPassword(account, credential)));
        sessions.endAll(known.profile().name());
        secrets.forget(known.credential());
        return receipt;
    }

    @DeleteMapping("/{account}/lock")
    @Summary(zh = "解除锁定", en = "Unlock")
    Receipt unlock(@PathVariable UUID account) {
        return inForce(commands.send(account, new Unlock(account)));
    }

    @PostMapping("/{account}/disablement")
    @Summary(zh = "停用账号并结束其会话", en = "Disable an account and end its sessions")
    Receipt disable(@PathVariable UUID account, @Valid @RequestBody Reason reason) {
        var receipt = inForce(commands.send(account, new Disable(account, reason)));
        sessions.endAll(reads.known(accounts, account).profile().name());
        return receipt;
    }

    @DeleteMapping("/{account}/disablement")
    @Summary(zh = "恢复账号", en = "Enable an account again")
    Receipt enable(@PathVariable UUID account) {
        return inForce(commands.send(account, new Enable(account)));
    }

    /** Rights are read from the read model: what was answered as done must be seen there. */
    private Receipt inForce(Receipt receipt) {
        accounts.view().await(receipt.position(), CATCHING_UP);
        return receipt;
    }
}
