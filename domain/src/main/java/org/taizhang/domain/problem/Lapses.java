package org.taizhang.domain.problem;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.problem.ProblemEvent.Overdue;
import org.taizhang.domain.problem.ProblemEvent.Task;

/** Says in both languages what was not done in time, and to whom. */
final class Lapses {
    private static final String WHO_SUBMITS = "role:OPERATOR";
    private static final String WHO_ANSWERS = "role:APPROVER";

    private Lapses() {}

    /** That what is owed next is overdue; nothing where it is not. */
    static List<ProblemEvent> of(UUID problem, ProblemState was, Instant now, ProblemTimes times) {
        var owed = was.owed();
        if (owed == null || now.isBefore(owed.dueBy())) return List.of();
        var handler = was.handler();
        var recipients = handler == null ? List.of(WHO_SUBMITS) : List.of(handler, WHO_ANSWERS);
        var lapse = new Lapse(
                name(owed.task()),
                owed.dueBy(),
                was.lapses() + 1,
                text(owed.task(), was.finding().title()),
                recipients,
                was.finding().severity());
        return List.of(new Overdue(problem, lapse, now.plus(times.again())));
    }

    private static String name(Task task) {
        return switch (task) {
            case SUBMISSION -> "submission";
            case ANALYSIS -> "analysis";
            case SOLUTION -> "solution";
            case CLOSURE -> "closure";
        };
    }

    private static String text(Task task, String title) {
        return switch (task) {
            case SUBMISSION -> "问题“" + title + "”逾期未提交。The problem " + title + " was not submitted in time";
            case ANALYSIS -> "问题“" + title + "”逾期未完成分析。The problem " + title + " was not analysed in time";
            case SOLUTION -> "问题“" + title + "”逾期未解决。The problem " + title + " was not solved in time";
            case CLOSURE -> "问题“" + title + "”逾期未关闭。The problem " + title + " was not closed in time";
        };
    }
}
