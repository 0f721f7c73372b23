package org.taizhang.domain.document;

import static org.taizhang.domain.Role.*;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Needs;
import org.taizhang.domain.Statement;
import org.taizhang.domain.document.DocumentEvent.Filing;
import org.taizhang.domain.document.DocumentEvent.Labels;
import org.taizhang.domain.document.DocumentEvent.Withdrawal;

/** What can be asked of a document. */
public sealed interface DocumentCommand {
    @TargetAggregateIdentifier
    UUID document();

    @Needs({OPERATOR, APPROVER, SYSTEM})
    record File(UUID document, Filing filing, Labels labels) implements DocumentCommand {}

    @Needs(APPROVER)
    record Label(UUID document, Labels labels) implements DocumentCommand {}

    @Needs({WATCH, OPERATOR, APPROVER, SYSTEM})
    record Draft(UUID document, DocumentEvent.Draft draft) implements DocumentCommand {}

    @Needs({WATCH, OPERATOR, APPROVER, SYSTEM})
    record Submit(UUID document, int version) implements DocumentCommand {}

    @Needs(APPROVER)
    record ReturnVersion(UUID document, int version, Statement statement) implements DocumentCommand {}

    @Needs(APPROVER)
    record Approve(UUID document, int version, Statement statement) implements DocumentCommand {}

    @Needs({OPERATOR, APPROVER})
    record Publish(UUID document, int version) implements DocumentCommand {}

    @Needs(APPROVER)
    record Withdraw(UUID document, Withdrawal withdrawal) implements DocumentCommand {}

    /**
     * Asks for what the document says; whoever is logged in may ask.
     *
     * @param version the one in force where not said
     * @param file which of its files
     */
    @Needs({WATCH, OPERATOR, APPROVER, AUDITOR, SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDIT_ADMINISTRATOR})
    record Read(
            UUID document,
            @Nullable Integer version,
            @Nullable UUID file) implements DocumentCommand {}

    @Needs(APPROVER)
    record Review(UUID document, DocumentEvent.Review review) implements DocumentCommand {}

    /** Says that a review may be overdue. */
    @Needs(SYSTEM)
    record NoteLapse(UUID document) implements DocumentCommand {}
}
