package org.taizhang.domain.observation;

/** What a rule asks of what is observed: a value, or that there is one at all. */
public enum RuleKind {
    THRESHOLD,
    ABSENCE
}
