package org.taizhang.projections;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a subject, as its timeline shows it.
 *
 * @param event its stable name and revision
 * @param by who did it
 * @param zh what happened, in Chinese
 * @param en what happened, in English
 */
public record Step(long position, String event, Instant at, String by, String zh, String en) {
    /** A timeline with one more step. */
    public static List<Step> after(@Nullable List<Step> was, Recorded<?> recorded) {
        var steps = was == null ? new ArrayList<Step>() : new ArrayList<>(was);
        steps.add(new Step(
                recorded.position(),
                recorded.name(),
                recorded.time(),
                recorded.actor().name(),
                recorded.sentence(Locale.SIMPLIFIED_CHINESE),
                recorded.sentence(Locale.ENGLISH)));
        return steps;
    }
}
