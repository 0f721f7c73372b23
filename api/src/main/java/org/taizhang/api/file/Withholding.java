package org.taizhang.api.file;

import java.util.UUID;

/** Refuses to give a file away by itself that is given through something else alone, which knows whom it is for. */
@FunctionalInterface
public interface Withholding {
    void admit(UUID file);
}
