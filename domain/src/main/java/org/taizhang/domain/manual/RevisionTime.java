package org.taizhang.domain.manual;

import java.time.Duration;

/** How long after a change of what it describes a manual must have been revised. */
public record RevisionTime(Duration within) {}
