package org.taizhang.api.web;

import org.jspecify.annotations.Nullable;

/** What answers a command: where its events stand, and the subject's version where there were any. */
public interface Acknowledgement {
    long position();

    @Nullable
    Long version();
}
