package org.taizhang.domain.request;

import java.time.Duration;
import java.time.Instant;
import org.taizhang.domain.request.RequestEvent.Application;

/**
 * Until when the steps of a request are owed.
 *
 * @param reviewWithin of its submission
 * @param executeWithin of its approval, where the request does not say until when it is needed
 * @param verifyWithin of having been carried out
 * @param remindAfter of having said that something is overdue
 */
public record RequestPolicy(
        Duration reviewWithin, Duration executeWithin, Duration verifyWithin, Duration remindAfter) {
    Instant reviewBy(Instant now) {
        return now.plus(reviewWithin);
    }

    Instant executeBy(Application application, Instant now) {
        var wanted = application.wantedBy();
        return wanted != null && wanted.isAfter(now) ? wanted : now.plus(executeWithin);
    }

    Instant verifyBy(Instant now) {
        return now.plus(verifyWithin);
    }
}
