package org.taizhang.domain.document;

import java.util.List;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Asked;
import org.taizhang.domain.Audience;
import org.taizhang.domain.Forbidden;
import org.taizhang.domain.Refused;
import org.taizhang.domain.Role;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.document.DocumentEvent.Read;
import org.taizhang.domain.document.DocumentEvent.Sensitivity;
import org.taizhang.domain.document.DocumentEvent.VersionStage;

/**
 * Who is given what of a document: its readers the version in force, who works on a version that one, an auditor every
 * one; and nobody else a version that does not hold.
 */
final class Reading {
    private Reading() {}

    /** The reading where it is one to record; refuses it where it may not be. */
    static List<DocumentEvent> decide(DocumentState state, DocumentCommand.Read command, Asked asked) {
        var current = state.validity().version();
        var number = command.version() == null ? current : command.version();
        var asks = new Asks(state, asked.by());
        if (!asks.isAuditor()) {
            if (!asks.isReader() && !asks.isAtWork()) throw Forbidden.audience();
            var withdrawal = state.withdrawal();
            if (withdrawal != null)
                throw withdrawal.replacement() == null
                        ? new Refused("document.withdrawn")
                        : new Refused("document.replaced", withdrawal.replacement());
        }
        if (number == null) throw new Refused("document.none-in-force");
        var version = state.version(number).orElseThrow(() -> new Refused("document.no-version", number));
        if (!asks.isAuditor()) admit(version, asks);
        var file = command.file();
        if (file != null
                && version.draft().files().stream()
                        .noneMatch(kept -> kept.file().equals(file))) throw new Unknown(file);
        var isRecorded = state.labels().sensitivity() == Sensitivity.RESTRICTED || isOver(version);
        return isRecorded ? List.of(new Read(command.document(), number, file)) : List.of();
    }

    private static void admit(DocumentVersion version, Asks asks) {
        if (isOver(version)) {
            var current = asks.state.validity().version();
            throw current == null
                    ? new Refused("document.none-in-force")
                    : new Refused("document.superseded", version.number(), current);
        }
        var isMeant = version.stage() == VersionStage.PUBLISHED && asks.isReader();
        if (!isMeant && !asks.isAtWorkOn(version)) throw Forbidden.audience();
    }

    private static boolean isOver(DocumentVersion version) {
        return version.stage() == VersionStage.SUPERSEDED || version.stage() == VersionStage.VOID;
    }

    /** Somebody who asks for a document. */
    private record Asks(DocumentState state, Actor by) {
        boolean isAuditor() {
            return by.hasAny(Role.AUDITOR)
                    && Audience.reaches(by, state.filing().unit());
        }

        boolean isReader() {
            return Audience.names(state.labels().readers(), by, state.filing().unit());
        }

        /** Whether they own it, approve it or drafted something of it. */
        boolean isAtWork() {
            return state.labels().owner().equals(by.id())
                    || Audience.names(
                            state.labels().approvers(), by, state.filing().unit())
                    || state.versions().stream().anyMatch(this::isAuthor);
        }

        boolean isAtWorkOn(DocumentVersion version) {
            return isAuthor(version)
                    || state.labels().owner().equals(by.id())
                    || Audience.names(
                            state.labels().approvers(), by, state.filing().unit());
        }

        private boolean isAuthor(DocumentVersion version) {
            return version.draftedBy().equals(by.id());
        }
    }
}
