package org.taizhang.domain;

import java.util.EnumSet;
import java.util.Set;

/** What an account may do; the three administrators exclude one another (GB/T 22239-2019, 8.1.4.2-d). */
public enum Role {
    /** On watch: acknowledges alerts, reports incidents. */
    WATCH,
    /** Runs the platform: registers targets, works on incidents. */
    OPERATOR,
    /** Approves and closes what others have done. */
    APPROVER,
    /** Reads everything, changes nothing. */
    AUDITOR,
    /** Creates accounts, without any right in them. */
    SYSTEM_ADMINISTRATOR,
    /** Grants and revokes roles, unlocks accounts. */
    SECURITY_ADMINISTRATOR,
    /** Analyses the audit trail. */
    AUDIT_ADMINISTRATOR,
    /** A registered system that reports alerts of its own. Never granted to an account. */
    SOURCE,
    /** The product itself: reactions, threshold rules, due times. Never granted to an account. */
    SYSTEM;

    private static final Set<Role> ADMINISTRATORS =
            EnumSet.of(SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDIT_ADMINISTRATOR);

    /** Whether an account can have it. */
    public boolean isOfAccounts() {
        return this != SOURCE && this != SYSTEM;
    }

    /** Whether one account may not hold both: two of the three administrators, or an auditor who also acts. */
    public boolean excludes(Role other) {
        return this != other
                && (this == AUDITOR
                        || other == AUDITOR
                        || (ADMINISTRATORS.contains(this) && ADMINISTRATORS.contains(other)));
    }
}
