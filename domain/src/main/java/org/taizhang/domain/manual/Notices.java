package org.taizhang.domain.manual;

import java.time.Instant;
import java.util.List;
import org.taizhang.domain.Lapse;

/** What people are told of an operation manual, in both languages. */
final class Notices {
    private static final int SEVERITY = 3;
    private static final List<String> RECIPIENTS = List.of("role:OPERATOR", "role:APPROVER");

    private Notices() {}

    static Lapse unrevised(ManualState manual, Instant due) {
        var title = manual.binding().title();
        var text = "操作手册“" + title + "”所述内容已有变化，应于 " + due + " 前修订并获批准，逾期未完成。What the manual " + title
                + " describes has changed; a revision was to be in force by " + due;
        return new Lapse("revision", due, manual.lapses() + 1, text, RECIPIENTS, SEVERITY);
    }
}
