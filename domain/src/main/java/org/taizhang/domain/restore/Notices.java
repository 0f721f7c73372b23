package org.taizhang.domain.restore;

import java.time.Instant;
import java.util.List;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.restore.RestoreEvent.Duty;

/** What people are told of a restore, in both languages. */
final class Notices {
    private static final int OWED = 2;

    private Notices() {}

    static Lapse owed(RestoreState it, Duty duty, Instant due, int occurrence) {
        var text = "数据恢复“" + it.plan().title() + "”的" + zh(duty, it) + "应于 " + due + " 前完成，尚未完成。The " + en(duty, it)
                + " of the restore " + it.plan().title() + " was due at " + due;
        var recipients = List.of(it.planner(), "role:OPERATOR", "role:APPROVER");
        return new Lapse(en(duty, it).replace(' ', '-'), due, occurrence, text, recipients, OWED);
    }

    private static String zh(Duty duty, RestoreState it) {
        return switch (duty) {
            case CLEAN_UP -> "测试数据清除与介质交还";
            case VERIFICATION -> "恢复结果核验";
            case URGENCY_REVIEW -> "紧急恢复事后审核";
            case FOLLOW_UP ->
                switch (it.stage()) {
                    case TEST_FAILED -> "恢复性测试失败原因查明";
                    case CAUSE_FOUND -> "恢复性测试故障报告";
                    case FAULT_REPORTED -> "重新测试安排";
                    case TEST_PASSED -> "恢复性测试审核";
                    case TEST_REVIEWED -> "恢复性测试存档";
                    default -> "重新测试";
                };
        };
    }

    private static String en(Duty duty, RestoreState it) {
        return switch (duty) {
            case CLEAN_UP -> "clean up";
            case VERIFICATION -> "verification";
            case URGENCY_REVIEW -> "review afterwards";
            case FOLLOW_UP ->
                switch (it.stage()) {
                    case TEST_FAILED -> "cause of the failed test";
                    case CAUSE_FOUND -> "fault report";
                    case FAULT_REPORTED -> "arrangement of another test";
                    case TEST_PASSED -> "review of the test";
                    case TEST_REVIEWED -> "archiving of the test";
                    default -> "other test";
                };
        };
    }
}
