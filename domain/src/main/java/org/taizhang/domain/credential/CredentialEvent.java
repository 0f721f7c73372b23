package org.taizhang.domain.credential;

import java.util.UUID;
import org.taizhang.domain.Ids;

/** What can have happened to a credential; its user and its secret are in no event. */
public sealed interface CredentialEvent {
    /** What a credential's name looks like; a check names it as {@code file:name}. */
    String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    UUID credential();

    /** Its user and secret are new, and so may be its unit. */
    record Stored(UUID credential, String name) implements CredentialEvent {}

    record Removed(UUID credential, String name) implements CredentialEvent {}

    /** One name is one credential, whatever its unit. */
    static UUID id(String name) {
        return Ids.of("credential", name);
    }
}
