package org.taizhang.domain.operation;

import java.time.Duration;

/** How long after it was done an operation must have been reviewed. */
public record ReviewTime(Duration within) {}
