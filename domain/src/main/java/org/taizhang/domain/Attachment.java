package org.taizhang.domain;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;

/**
 * A file that an event refers to: by the digest it cannot have become another since. Whoever takes attachments has the
 * {@link Shelf} require them, and takes at most {@value #MOST}, so that they fit into one entry of the ledger.
 */
public record Attachment(
        @NotNull UUID file,
        @NotNull @Pattern(regexp = Attachment.DIGEST) String sha256) {
    /** What a digest of 256 bits looks like. */
    public static final String DIGEST = "[0-9a-f]{64}";
    /** How many one event refers to at most. */
    public static final int MOST = 50;
}
