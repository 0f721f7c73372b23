package org.taizhang.domain.account;

import static org.taizhang.domain.Role.*;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.taizhang.domain.Needs;
import org.taizhang.domain.Role;
import org.taizhang.domain.account.AccountEvent.Contact;
import org.taizhang.domain.account.AccountEvent.Profile;
import org.taizhang.domain.account.AccountEvent.Reason;

/** What can be asked of an account. */
public sealed interface AccountCommand {
    @TargetAggregateIdentifier
    UUID account();

    @Needs({SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, SYSTEM})
    record Create(UUID account, Profile profile, UUID credential) implements AccountCommand {}

    /** The first administrator of a ledger: made with the right to make others, or not at all. */
    @Needs(SYSTEM)
    record CreateFirst(UUID account, Profile profile, UUID credential) implements AccountCommand {}

    @Needs(SECURITY_ADMINISTRATOR)
    record GrantRole(UUID account, Role role) implements AccountCommand {}

    @Needs(SECURITY_ADMINISTRATOR)
    record RevokeRole(UUID account, Role role) implements AccountCommand {}

    /** The account's own password, after the old one was verified. */
    @Needs({WATCH, OPERATOR, APPROVER, AUDITOR, SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDIT_ADMINISTRATOR})
    record ChangePassword(UUID account, UUID credential) implements AccountCommand {}

    /** One's own, or by an administrator somebody else's. */
    @Needs({WATCH, OPERATOR, APPROVER, AUDITOR, SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDIT_ADMINISTRATOR})
    record ChangeContact(UUID account, Contact contact) implements AccountCommand {}

    @Needs(SECURITY_ADMINISTRATOR)
    record ResetPassword(UUID account, UUID credential) implements AccountCommand {}

    @Needs(SYSTEM)
    record NoteLogin(UUID account) implements AccountCommand {}

    @Needs(SYSTEM)
    record NoteFailure(UUID account) implements AccountCommand {}

    @Needs(SYSTEM)
    record NoteLogout(UUID account) implements AccountCommand {}

    @Needs(SECURITY_ADMINISTRATOR)
    record Unlock(UUID account) implements AccountCommand {}

    @Needs({SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR})
    record Disable(UUID account, Reason reason) implements AccountCommand {}

    @Needs(SECURITY_ADMINISTRATOR)
    record Enable(UUID account) implements AccountCommand {}
}
