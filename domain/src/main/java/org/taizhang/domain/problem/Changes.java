package org.taizhang.domain.problem;

import java.util.Optional;
import java.util.UUID;

/** Knows how changes stand, from the moment that was recorded. */
@FunctionalInterface
public interface Changes {
    /** How a change of the unit or below it stands; nothing where there is none. */
    Optional<Progress> find(UUID change, String unit);

    /** How far a change has come. */
    enum Progress {
        /** Neither approved nor refused yet, or refused. */
        UNAPPROVED,
        /** Approved, and not yet reviewed as a success. */
        APPROVED,
        /** Carried out and reviewed as a success. */
        SUCCESSFUL
    }
}
