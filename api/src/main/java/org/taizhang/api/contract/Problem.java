package org.taizhang.api.contract;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An error's body (RFC 9457), as the contract describes it. */
record Problem(
        URI type,
        String title,
        int status,
        String detail,
        @Nullable URI instance,
        String requestId,
        @Nullable List<Fault> errors) {
    /** One field that is not as required. */
    record Fault(String field, String message) {}
}
