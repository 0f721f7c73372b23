package org.taizhang.api.clause;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.taizhang.projections.audit.AuditView;

/**
 * An event that proves something, and where its proof is.
 *
 * @param topic what it is about, where that matters for what it proves
 * @param entry the entry of the ledger itself
 * @param proof a tlog-proof of it that verifies offline, there as soon as a checkpoint covers it
 */
record Evidence(
        long position,
        String event,
        @Nullable String topic,
        String subject,
        String unit,
        Instant at,
        String by,
        String zh,
        String en,
        String entry,
        String proof) {
    static Evidence of(AuditView audit) {
        return new Evidence(
                audit.position(),
                audit.event(),
                audit.topic(),
                audit.subject(),
                audit.unit(),
                audit.at(),
                audit.actorName(),
                audit.zh(),
                audit.en(),
                "/api/v1/audit/" + audit.position(),
                "/api/v1/ledger/entries/" + audit.position() + "/proof");
    }
}
