package org.taizhang.domain;

import org.jspecify.annotations.Nullable;

/**
 * An event that proves more than its name says: a check that was recorded proves one thing where it was a reading of a site,
 * and another where it was a patrol of applications.
 */
public interface Topical {
    /** What it is about, in lower case with dashes, such as {@code site-reading}; null where that was not said. */
    @Nullable
    String topic();
}
