package org.taizhang.domain.run;

import java.time.Instant;
import java.util.List;
import org.taizhang.domain.Lapse;
import org.taizhang.domain.run.RunEvent.Policy;
import org.taizhang.domain.run.RunEvent.Report;
import org.taizhang.domain.run.RunEvent.Step;

/** What people are told of a run, in both languages. */
final class Notices {
    static final int FAILED = 2;
    /** Somebody has not done yet what they owe. */
    static final int OWED = 3;

    private static final int LONGEST = 200;

    private Notices() {}

    static List<String> recipients(Policy policy) {
        return List.of(policy.owner(), "role:OPERATOR");
    }

    static String failed(Policy policy, Report report) {
        var said = report.message() == null ? "" : " (" + cut(report.message()) + ")";
        return "数据集“" + policy.name() + "”备份失败，开始于 " + report.startedAt() + said + "。The backup of " + policy.name()
                + " begun at " + report.startedAt() + " failed";
    }

    static String recovered(Policy policy) {
        return "数据集“" + policy.name() + "”已重新备份成功。" + policy.name() + " is backed up again";
    }

    static String twice(Policy policy, String label) {
        return "数据集“" + policy.name() + "”有两次备份使用同一标识“" + label + "”。Two backups of " + policy.name()
                + " are both called " + label;
    }

    static Lapse owed(Policy policy, Step step, Instant due, int occurrence) {
        var text = "数据集“" + policy.name() + "”备份失败后，应于 " + due + " 前" + zh(step) + "，尚未完成。After the failed backup of "
                + policy.name() + " " + en(step) + " was due at " + due;
        return new Lapse(en(step).replace(' ', '-'), due, occurrence, text, recipients(policy), OWED);
    }

    private static String zh(Step step) {
        return switch (step) {
            case CAUSE -> "查明原因";
            case FAULT_REPORT -> "编写故障报告";
            case RERUN_ARRANGEMENT -> "安排重新备份";
            case RERUN -> "完成重新备份";
        };
    }

    private static String en(Step step) {
        return switch (step) {
            case CAUSE -> "the cause";
            case FAULT_REPORT -> "the fault report";
            case RERUN_ARRANGEMENT -> "another run to be arranged";
            case RERUN -> "another run";
        };
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
