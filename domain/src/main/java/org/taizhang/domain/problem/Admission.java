package org.taizhang.domain.problem;

import java.time.Duration;

/**
 * Which incidents become problems by themselves: the operator's choice, since no standard says what is major or how many
 * are a repetition.
 *
 * @param majorPriority of this priority or a higher one
 * @param repeats so many of one cause
 * @param within in so long a time
 */
public record Admission(int majorPriority, int repeats, Duration within) {}
