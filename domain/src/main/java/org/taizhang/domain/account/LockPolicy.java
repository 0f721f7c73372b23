package org.taizhang.domain.account;

import java.time.Duration;

/** After how many failures in a row an account is locked, and for how long. */
public record LockPolicy(int failures, Duration duration) {}
