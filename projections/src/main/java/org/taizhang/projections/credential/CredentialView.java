package org.taizhang.projections.credential;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.credential.CredentialEvent;
import org.taizhang.domain.credential.CredentialEvent.*;
import org.taizhang.projections.Recorded;

/**
 * A credential as it is shown; what lets in is not among it.
 *
 * @param name by which checks refer to it, as {@code file:name}
 * @param storedBy who stored what lets in now, by login name
 */
public record CredentialView(UUID id, String unit, String name, String storedBy, Instant storedAt) {

    /** A credential that is removed is not shown any more; its events tell that it was there. */
    public static @Nullable CredentialView evolve(@Nullable CredentialView was, Recorded<CredentialEvent> recorded) {
        return switch (recorded.event()) {
            case Stored e ->
                new CredentialView(
                        e.credential(),
                        recorded.unit(),
                        e.name(),
                        recorded.actor().id(),
                        recorded.time());
            case Removed e -> null;
        };
    }
}
