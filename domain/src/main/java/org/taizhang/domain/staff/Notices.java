package org.taizhang.domain.staff;

import java.util.List;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.staff.StaffEvent.Owing;
import org.taizhang.domain.staff.StaffEvent.Task;

/** What people are told of an operations body, in both languages. */
final class Notices {
    private static final int SEVERITY = 3;
    private static final String WHO_RUNS_IT = "role:OPERATOR";

    private Notices() {}

    static Lapse overdue(StaffState staff, Owing owing) {
        var text = "“" + staff.body().name() + "”" + owing.from() + " 起一期的" + zh(owing.task()) + "逾期未完成。The "
                + en(owing.task()) + " of the period from " + owing.from() + " is overdue";
        var recipients = List.of(staff.leader().person(), WHO_RUNS_IT);
        return new Lapse(owing.task().name(), owing.by(), staff.tasks().lapses() + 1, text, recipients, SEVERITY);
    }

    private static String zh(Task task) {
        return switch (task) {
            case DAILY_REPORT -> "日常系统运行报告";
            case PROBLEM_SUMMARY -> "故障与问题汇总报告";
            case TRAINING -> "技术培训";
            case SKILL_TEST -> "技能考核";
        };
    }

    private static String en(Task task) {
        return switch (task) {
            case DAILY_REPORT -> "daily report";
            case PROBLEM_SUMMARY -> "summary of problems";
            case TRAINING -> "training";
            case SKILL_TEST -> "test of skills";
        };
    }
}
