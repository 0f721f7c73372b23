package org.taizhang.api.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.taizhang.api.analysis.Sheets.Line;
import org.taizhang.api.analysis.Sheets.Took;
import org.taizhang.api.report.Cell;
import org.taizhang.api.report.Kind;
import org.taizhang.api.report.Section;
import org.taizhang.api.report.Section.Block;
import org.taizhang.api.report.Table;
import org.taizhang.api.report.Table.Column;
import org.taizhang.api.report.Wording;
import org.taizhang.domain.Words;
import org.taizhang.domain.analysis.Figures.Backups;
import org.taizhang.domain.analysis.Figures.Changes;
import org.taizhang.domain.analysis.Figures.Incidents;
import org.taizhang.domain.analysis.Figures.Problems;
import org.taizhang.domain.analysis.Figures.Restores;

/** What an analysis says of incidents, problems, changes, backups and restores. */
final class ProcessSections {
    private static final Wording COUNTS = Wording.of("数量", "Numbers");

    private ProcessSections() {}

    static Section of(Incidents incidents) {
        var blocks = new ArrayList<Block>();
        blocks.add(Sheets.counts(
                COUNTS,
                Line.of("上报", "Reported", incidents.reported()),
                Line.of("解决", "Resolved", incidents.resolved()),
                Line.of("关闭", "Closed", incidents.closed()),
                Line.of("重新打开", "Reopened", incidents.reopened()),
                Line.of("月末未解决", "Open at the end", incidents.open()),
                Line.of("重复发生", "Repeats", incidents.repeats()),
                Line.of("网络安全事件", "Of security", incidents.security()),
                Line.of("纳入问题管理", "Handed to problems", incidents.problems()),
                Line.of("已回顾", "Reviewed", incidents.reviewed()),
                Line.of("响应超时", "Responded to late", incidents.late().response()),
                Line.of("解决超时", "Resolved late", incidents.late().resolution())));
        blocks.addAll(Sheets.breakdown(
                Wording.of("按优先级", "By priority"),
                Wording.of("优先级", "Priority"),
                incidents.byPriority(),
                ProcessSections::graded));
        blocks.addAll(Sheets.breakdown(
                Wording.of("按对象种类", "By kind"), Wording.of("种类", "Kind"), incidents.byKind(), Sheets::word));
        blocks.addAll(Sheets.breakdown(
                Wording.of("按单位", "By unit"), Wording.of("单位", "Unit"), incidents.byUnit(), Sheets::word));
        blocks.add(Sheets.times(
                Wording.of("用时", "Times taken"),
                new Took(Wording.of("响应", "Response"), incidents.response()),
                new Took(Wording.of("解决", "Resolution"), incidents.resolution())));
        blocks.add(Sheets.trend(Wording.of("各月上报事件", "Incidents reported by month"), incidents.trend()));
        return new Section(Wording.of("事件", "Incidents"), blocks);
    }

    static Section of(Problems problems) {
        var blocks = new ArrayList<Block>();
        blocks.add(Sheets.counts(
                COUNTS,
                Line.of("识别", "Identified", problems.identified()),
                Line.of("解决", "Solved", problems.solved()),
                Line.of("关闭", "Closed", problems.closed()),
                Line.of("不作为问题", "Dismissed", problems.dismissed()),
                Line.of("重新打开", "Reopened", problems.reopened()),
                Line.of("已知错误", "Known errors", problems.knownErrors()),
                Line.of("获准不经变更解决", "Exempted from a change", problems.exemptions()),
                Line.of("逾期", "Overdue", problems.overdue()),
                Line.of("月末未解决", "Open at the end", problems.open())));
        blocks.addAll(Sheets.breakdown(
                Wording.of("按来源", "By origin"), Wording.of("来源", "Origin"), problems.byOrigin(), constant("Origin")));
        blocks.addAll(Sheets.breakdown(
                Wording.of("按严重程度", "By severity"), Wording.of("程度", "Severity"), problems.bySeverity(), Sheets::word));
        blocks.addAll(Sheets.breakdown(
                Wording.of("按类别", "By category"), Wording.of("类别", "Category"), problems.byCategory(), Sheets::word));
        blocks.add(Sheets.times(
                Wording.of("用时", "Times taken"), new Took(Wording.of("解决", "Solution"), problems.solution())));
        blocks.add(Sheets.trend(Wording.of("各月识别问题", "Problems identified by month"), problems.trend()));
        return new Section(Wording.of("问题", "Problems"), blocks);
    }

    static Section of(Changes changes) {
        var blocks = new ArrayList<Block>();
        blocks.add(Sheets.counts(
                COUNTS,
                Line.of("申请", "Requested", changes.requested()),
                Line.of("其中紧急", "Urgent ones of these", changes.urgent()),
                Line.of("批准", "Approved", changes.approved()),
                Line.of("驳回", "Rejected", changes.rejected()),
                Line.of("撤回", "Withdrawn", changes.withdrawn()),
                Line.of("实施结束", "Ended", changes.ended()),
                Line.of("回退", "Rolled back", changes.fallbacks()),
                Line.of("超出窗口", "Ended after their window", changes.overran()),
                Line.of("复核认为并不紧急", "Urgency not confirmed", changes.unjustified()),
                Line.of("逾期", "Overdue", changes.overdue())));
        blocks.add(shares(List.of(
                List.of(Sheets.text(Wording.of("紧急占比", "Urgent")), Sheets.percent(changes.urgentShare())),
                List.of(Sheets.text(Wording.of("成功占比", "Succeeded")), Sheets.percent(changes.successShare())))));
        blocks.addAll(Sheets.breakdown(
                Wording.of("按结果", "By outcome"),
                Wording.of("结果", "Outcome"),
                changes.byOutcome(),
                constant("Outcome")));
        blocks.addAll(Sheets.breakdown(
                Wording.of("按种类", "By kind"), Wording.of("种类", "Kind"), changes.byKind(), constant("Kind")));
        blocks.add(Sheets.trend(Wording.of("各月实施结束的变更", "Changes ended by month"), changes.trend()));
        return new Section(Wording.of("变更", "Changes"), blocks);
    }

    static Section of(Backups backups, Restores restores) {
        var blocks = new ArrayList<Block>();
        blocks.add(Sheets.counts(
                Wording.of("备份", "Backups"),
                Line.of("月末有效的策略", "Policies in force", backups.policies()),
                Line.of("成功", "Completed", backups.completed()),
                Line.of("失败", "Failed", backups.failed()),
                Line.of("已补做", "Made good for", backups.recovered()),
                Line.of("未按时到来", "Missed", backups.missed()),
                Line.of("内容损坏", "Found damaged", backups.unsound()),
                Line.of("可用性检验合格", "Trials that went well", backups.trials().sound()),
                Line.of("可用性检验不合格", "Trials that did not", backups.trials().unsound()),
                Line.of("人工检查", "Checks by people", backups.checks())));
        blocks.add(shares(List.of(List.of(
                Sheets.text(Wording.of("备份成功占比", "Backups completed")), Sheets.percent(backups.successShare())))));
        blocks.addAll(Sheets.breakdown(
                Wording.of("按方式", "By method"), Wording.of("方式", "Method"), backups.byMethod(), constant("Method")));
        blocks.add(Sheets.counts(
                Wording.of("恢复与恢复测试", "Restores and their tests"),
                Line.of("拟定", "Planned", restores.planned()),
                Line.of("测试合格", "Tests passed", restores.tests().sound()),
                Line.of("测试不合格", "Tests failed", restores.tests().unsound()),
                Line.of("实施", "Executed", restores.executed()),
                Line.of("其中未经测试", "Without a test", restores.urgent()),
                Line.of("核验无误", "Verified as right", restores.verified().sound()),
                Line.of("核验有误", "Verified as wrong", restores.verified().unsound()),
                Line.of("逾期", "Overdue", restores.overdue())));
        blocks.add(Sheets.trend(Wording.of("各月失败与未到的备份", "Backups failed or missed by month"), backups.trend()));
        return new Section(Wording.of("备份与恢复", "Backups and restores"), blocks);
    }

    private static Table shares(List<List<Cell>> rows) {
        var columns = List.of(
                new Column(Wording.of("项目", "Item"), Kind.TEXT), new Column(Wording.of("占比", "Share"), Kind.PERCENT));
        return new Table(Wording.of("占比", "Shares"), columns, rows);
    }

    private static Wording graded(String priority) {
        return priority.equals("0") ? Wording.of("未定级", "Not graded") : Wording.of(priority);
    }

    /** The word for a constant of which the name is known. */
    private static Function<String, Wording> constant(String type) {
        return name ->
                Wording.of(Words.say(name, type, Locale.SIMPLIFIED_CHINESE), Words.say(name, type, Locale.ENGLISH));
    }
}
