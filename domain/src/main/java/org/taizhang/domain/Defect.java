package org.taizhang.domain;

import java.util.Locale;

/** What kinds of defects checks and evaluations find. */
public enum Defect {
    TYPO,
    FALSE_CONTENT,
    FORBIDDEN_CONTENT,
    SECRET_CONTENT,
    IRRELEVANT_CONTENT,
    ADVERTISING,
    PERSONAL_VIEWS,
    UNLISTED_SOURCE,
    DEAD_LINK,
    STALE_COLUMN,
    EMPTY_COLUMN,
    PAGE_FAILURE,
    FUNCTION_FAILURE,
    APP_FAILURE,
    INGESTION_FAILURE,
    INTERFACE_FAILURE,
    HIDDEN_HAZARD,
    IRREGULAR_OPERATION,
    EXCESSIVE_PERMISSION,
    MESSAGE_UNANSWERED,
    DISCLOSURE_LACKING,
    INDICATOR_BREACHED,
    POLICY_GAP,
    PROCEDURE_NOT_FOLLOWED,
    INVALID_RECORD,
    SECURITY_WEAKNESS,
    COMPETENCE_GAP,
    SERVICE_SHORTCOMING,
    OTHER;

    /** As evidence names it, such as {@code dead-link}. */
    public String topic() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
