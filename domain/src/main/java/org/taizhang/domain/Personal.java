package org.taizhang.domain;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text of an event that says something of a person by its nature: the ledger keeps it beside the entry, from where it
 * can be erased. What people write freely is not personal by its nature.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Personal {
    /** What stands in place of a text that was erased. */
    String ERASED = "〔已清除 erased〕";
}
