package org.taizhang.domain.account;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Ids;
import org.taizhang.domain.Personal;
import org.taizhang.domain.Role;
import org.taizhang.domain.Units;

/** What can have happened to an account; a credential is only named, never told. */
public sealed interface AccountEvent {
    UUID account();

    record Created(UUID account, Profile profile, UUID credential) implements AccountEvent {}

    record RoleGranted(UUID account, Role role) implements AccountEvent {}

    record RoleRevoked(UUID account, Role role) implements AccountEvent {}

    record PasswordChanged(UUID account, UUID credential) implements AccountEvent {}

    record ContactChanged(UUID account, Contact contact) implements AccountEvent {}

    record LoggedIn(UUID account) implements AccountEvent {}

    /** @param failures how many in a row */
    record LoginFailed(UUID account, int failures) implements AccountEvent {}

    record LoggedOut(UUID account) implements AccountEvent {}

    record Locked(UUID account, Instant until) implements AccountEvent {}

    record Unlocked(UUID account) implements AccountEvent {}

    record Disabled(UUID account, Reason reason) implements AccountEvent {}

    record Enabled(UUID account) implements AccountEvent {}

    /**
     * Who an account stands for.
     *
     * @param name the login name, which is no person's own; never used again for anyone else, and never erased
     */
    record Profile(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9._-]{1,31}")
            String name,

            @Personal @NotBlank @Size(max = 64) String fullName,
            @NotNull @Pattern(regexp = Units.PATTERN) String unit,
            @Personal @Nullable @Size(max = 64) String post) {}

    /**
     * Where a person is reached; what is null is not known.
     *
     * @param language in which they are written to, zh or en
     */
    record Contact(
            @Personal @Nullable @Email @Size(max = 254) String mail,

            @Personal @Nullable @Pattern(regexp = "\\+?[0-9]{5,20}")
            String mobile,

            @Nullable @Pattern(regexp = "zh|en") String language) {}

    record Reason(@NotBlank @Size(max = 500) String text) {}

    /** One name is one account, for ever. */
    static UUID id(String name) {
        return Ids.of("account", name.toLowerCase(Locale.ROOT));
    }
}
