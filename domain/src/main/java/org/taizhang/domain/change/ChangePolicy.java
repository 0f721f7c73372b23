package org.taizhang.domain.change;

import java.time.Duration;
import java.time.Instant;
import org.taizhang.domain.Refused;
import org.taizhang.domain.WorkingTime;
import org.taizhang.domain.change.ChangeEvent.Window;

/**
 * What the operator lays down for changes.
 *
 * @param daytime when the platform is used, and only urgent changes are carried out
 * @param longest how long a window may be
 * @param decideWithin of the request, where the time that is asked for does not come sooner
 * @param reviewWithin of the end
 * @param reviewUrgentWithin of the end of an urgent change
 * @param remindAfter of having said that something is overdue
 */
public record ChangePolicy(
        WorkingTime daytime,
        Duration longest,
        Duration decideWithin,
        Duration reviewWithin,
        Duration reviewUrgentWithin,
        Duration remindAfter) {

    /** Before the change is to begin, and in any case soon. */
    Instant decideBy(ChangePlan plan, Instant now) {
        var usual = now.plus(decideWithin);
        var begins = plan.time().opensAt();
        return begins.isAfter(now) && begins.isBefore(usual) ? begins : usual;
    }

    Instant reviewBy(ChangePlan plan, Instant now) {
        return now.plus(plan.isUrgent() ? reviewUrgentWithin : reviewWithin);
    }

    /** Refuses a window that is none, is over, is too long, or lies in the daytime though the change is not urgent. */
    void check(Window window, ChangePlan plan, Instant now) {
        span(window);
        if (!window.closesAt().isAfter(now)) throw new Refused("change.window-over", window.closesAt());
        if (Duration.between(window.opensAt(), window.closesAt()).compareTo(longest) > 0)
            throw new Refused("change.window-long", longest);
        if (!plan.isUrgent() && isInDaytime(window)) throw new Refused("change.daytime", daytime.from(), daytime.to());
    }

    static void span(Window window) {
        if (!window.opensAt().isBefore(window.closesAt()))
            throw new Refused("change.window", window.opensAt(), window.closesAt());
    }

    private boolean isInDaytime(Window window) {
        return !daytime.plus(window.opensAt(), Duration.ofMillis(1)).isAfter(window.closesAt());
    }
}
