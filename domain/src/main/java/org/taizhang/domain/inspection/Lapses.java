package org.taizhang.domain.inspection;

import java.time.Instant;
import java.util.ArrayList;
import org.taizhang.domain.Lapse;

/** What is told of a check that nobody made. */
final class Lapses {
    private static final int SEVERITY = 3;

    private Lapses() {}

    static Lapse missed(InspectionState state, Instant due, int periods) {
        var plan = state.plan();
        var recipients = new ArrayList<>(plan.checkers());
        recipients.add("role:OPERATOR");
        recipients.add("role:APPROVER");
        var text = "检查“%s”自 %s 起 %d 个周期无人进行。The check %s was not made in %d period(s) since %s"
                .formatted(
                        plan.name(),
                        state.period().from(),
                        periods,
                        plan.name(),
                        periods,
                        state.period().from());
        return new Lapse("check", due, state.lapses() + 1, text, recipients, SEVERITY);
    }
}
