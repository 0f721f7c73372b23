package org.taizhang.domain.run;

import java.time.Duration;

/**
 * How soon a failed run is followed up.
 *
 * @param cause how long after it failed its cause is found
 * @param fault how long after that the fault is reported
 * @param rerun how long after that another run is arranged
 * @param again how long after a lapse people are told once more
 */
public record FollowUp(Duration cause, Duration fault, Duration rerun, Duration again) {}
