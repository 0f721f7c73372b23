package org.taizhang.domain.observation;

/** Where a rule that holds for a target comes from. */
public enum RuleOrigin {
    /** What the product brings for every target of the kind. */
    DEFAULT,
    /** What its unit, or one above it, says for the kind. */
    UNIT,
    /** The target's own definition. */
    TARGET
}
