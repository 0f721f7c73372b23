package org.taizhang.api.web;

/** The headers of our own. */
public final class Headers {
    /** Where in the ledger a command's last event stands. */
    public static final String POSITION = "Taizhang-Position";
    /** A read waits until the read models have seen this position. */
    public static final String POSITION_AT_LEAST = "If-Position-At-Least";

    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    public static final String IDEMPOTENCY_REPLAYED = "Idempotency-Replayed";
    public static final String REQUEST_ID = "X-Request-Id";

    private Headers() {}
}
