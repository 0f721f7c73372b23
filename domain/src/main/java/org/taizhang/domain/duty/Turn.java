package org.taizhang.domain.duty;

import java.time.Instant;
import java.util.Set;

/**
 * A turn, or a part of one where an absence or a substitution divides it.
 *
 * @param began when the whole turn began
 * @param people by their login names; empty where nobody is left
 */
public record Turn(String shift, Instant began, Instant from, Instant until, Set<String> people) {
    public boolean covers(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }
}
