package org.taizhang.domain.erasure;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** What can have happened to an erasure. */
public sealed interface ErasureEvent {
    UUID erasure();

    record Requested(UUID erasure, Claim claim) implements ErasureEvent {}

    /** From here on it is decided; entries whose data is erased name this event's position. */
    record Approved(UUID erasure, String account) implements ErasureEvent {}

    record Declined(UUID erasure, Reason reason) implements ErasureEvent {}

    /** @param values how many the ledger held; where it was interrupted, those that were left */
    record CarriedOut(UUID erasure, int values) implements ErasureEvent {}

    /** Where an erasure is in its life. */
    enum Stage {
        REQUESTED,
        APPROVED,
        DECLINED,
        CARRIED_OUT;

        /** The stage after an event, the same for the aggregate and its read model. */
        public static Stage after(ErasureEvent event) {
            return switch (event) {
                case Requested e -> REQUESTED;
                case Approved e -> APPROVED;
                case Declined e -> DECLINED;
                case CarriedOut e -> CARRIED_OUT;
            };
        }
    }

    /**
     * Whose personal data is to be erased, and why that must be.
     *
     * @param account the login name
     * @param basis the law or the person's demand it rests on; free text, which is itself never erased
     */
    record Claim(
            @NotBlank @Size(max = 32) String account,
            @NotBlank @Size(max = 500) String basis) {}

    record Reason(@NotBlank @Size(max = 500) String text) {}
}
