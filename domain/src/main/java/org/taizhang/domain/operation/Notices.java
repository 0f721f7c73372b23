package org.taizhang.domain.operation;

import java.time.Instant;
import java.util.List;
import org.taizhang.domain.Lapse;

/** What people are told of an operation, in both languages. */
final class Notices {
    private static final int SEVERITY = 3;
    private static final String UNIT = "unit:";

    private Notices() {}

    static Lapse unreviewed(OperationState operation, Instant due) {
        var text = "操作“" + operation.title() + "”应于 " + due + " 前复核，逾期未复核。The operation " + operation.title()
                + " was to be reviewed by " + due;
        return new Lapse("review", due, 1, text, reviewers(operation), SEVERITY);
    }

    /** Those who can be told by their name or role; whoever approves where only units are named. */
    private static List<String> reviewers(OperationState operation) {
        var named = operation.procedure().reviewers().stream()
                .filter(reviewer -> !reviewer.startsWith(UNIT))
                .toList();
        return named.isEmpty() ? List.of("role:APPROVER") : named;
    }
}
