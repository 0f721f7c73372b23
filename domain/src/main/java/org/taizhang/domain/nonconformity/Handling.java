package org.taizhang.domain.nonconformity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Within which times findings are handled.
 *
 * @param correct until a nonconformity must be put right where nobody has planned measures, by severity from 1
 * @param answer until a department must have answered
 * @param verify until what was done must have been verified
 * @param again after how long people are told again of what is still owed
 */
public record Handling(List<Duration> correct, Duration answer, Duration verify, Duration again) {
    public Handling {
        correct = List.copyOf(correct);
        if (correct.size() != 4) throw new IllegalArgumentException("Severities are four: " + correct);
    }

    Instant correctBy(int severity, Instant from) {
        return from.plus(correct.get(severity - 1));
    }
}
