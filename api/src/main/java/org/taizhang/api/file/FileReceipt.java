package org.taizhang.api.file;

import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.api.web.Acknowledgement;
import org.taizhang.api.web.Receipt;
import org.taizhang.domain.file.FileEvent.Contents;

/** What an upload answers: where in the ledger it stands, and the digests by which the file is known. */
record FileReceipt(
        UUID subject,
        long position,
        @Nullable Long version,
        @Nullable URI proof,
        Contents contents) implements Acknowledgement {
    static FileReceipt of(Receipt receipt, Contents contents) {
        return new FileReceipt(receipt.subject(), receipt.position(), receipt.version(), receipt.proof(), contents);
    }
}
