package org.taizhang.domain.duty;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.taizhang.domain.Occasion;
import org.taizhang.domain.duty.DutyEvent.Missed;
import org.taizhang.domain.duty.DutyEvent.Notified;
import org.taizhang.domain.duty.DutyEvent.Span;

/** What people are told of a roster, in both languages. */
final class Notices {
    /** Nobody has the watch now. */
    static final int MISSED = 2;
    /** Nobody will have it some time. */
    static final int AHEAD = 3;

    private static final String WHO_PLANS = "role:OPERATOR";

    private Notices() {}

    static Notified missed(Missed missed, int occurrence) {
        var people = String.join(", ", missed.people());
        var text = "“" + missed.shift() + "”班自 " + missed.began() + " 起无人接班，应到：" + people
                + "。Nobody took over the shift " + missed.shift() + "; it was the turn of " + people;
        var recipients = new ArrayList<>(missed.people());
        recipients.add(WHO_PLANS);
        return new Notified(missed.duty(), occurrence, Occasion.RAISED, text, List.copyOf(recipients), MISSED);
    }

    /** To whom it was told that nobody came it is told that somebody has. */
    static Notified kept(Notified missing, String shift) {
        var text = "“" + shift + "”班已有人接班。The shift " + shift + " is kept";
        return new Notified(
                missing.duty(), missing.occurrence(), Occasion.CLEARED, text, missing.recipients(), missing.severity());
    }

    static Notified gaps(UUID duty, String roster, List<Span> gaps, int occurrence) {
        var text = "值班表“" + roster + "”有 " + gaps.size() + " 段无人值守，首段 " + gaps.getFirst() + "。Nobody is planned in "
                + gaps.size() + " spans of the roster " + roster + ", the first " + gaps.getFirst();
        return new Notified(duty, occurrence, Occasion.RAISED, text, List.of(WHO_PLANS), AHEAD);
    }
}
