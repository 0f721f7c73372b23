package org.taizhang.api.analysis;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.taizhang.api.ledger.Signed;
import org.taizhang.api.report.Kind;
import org.taizhang.api.report.Report;
import org.taizhang.api.report.Report.Signature;
import org.taizhang.api.report.Report.Source;
import org.taizhang.api.report.Section;
import org.taizhang.api.report.Section.Paragraph;
import org.taizhang.api.report.Table;
import org.taizhang.api.report.Table.Column;
import org.taizhang.api.report.Wording;
import org.taizhang.domain.analysis.AnalysisState;
import org.taizhang.domain.analysis.AnalysisState.Approval;
import org.taizhang.domain.analysis.Figures;
import org.taizhang.ledger.tree.TreeHash;

/** An analysis as a report: the cover says from what it follows and who signed it. */
@Component
class MonthReport {
    private final Signed ledger;

    MonthReport(Signed ledger) {
        this.ledger = ledger;
    }

    Report of(AnalysisState state, Figures figures) {
        var month = YearMonth.parse(state.scope().month());
        return new Report(
                Wording.of("运行维护月度分析", "Monthly analysis of operations"),
                Wording.of(state.scope().unit()),
                month.atDay(1),
                month.atEndOfMonth(),
                ZoneId.of(state.zone()),
                state.compiledAt(),
                source(state.position()),
                signature(state.approval()),
                List.of(
                        summary(state, figures),
                        ProcessSections.of(figures.incidents()),
                        ProcessSections.of(figures.problems()),
                        ProcessSections.of(figures.changes()),
                        ProcessSections.of(figures.backups(), figures.restores()),
                        WatchSections.of(figures.availability()),
                        WatchSections.of(figures.alerts()),
                        WatchSections.of(figures.watches()),
                        WatchSections.of(figures.compliance())));
    }

    private Source source(long position) {
        var root = ledger.tree(TreeHash.SHA256, position + 1).root();
        return new Source(
                ledger.identity(TreeHash.SHA256).origin(),
                position,
                HexFormat.of().formatHex(root));
    }

    private static @Nullable Signature signature(@Nullable Approval approval) {
        if (approval == null) return null;
        return new Signature(approval.name().isBlank() ? approval.by() : approval.name(), approval.at());
    }

    /** What it is signed by, and the month beside the one before and the same of the last year. */
    private static Section summary(AnalysisState state, Figures figures) {
        var columns = List.of(
                new Column(Wording.of("项目", "Item"), Kind.TEXT),
                new Column(Wording.of("本月", "This month"), Kind.NUMBER),
                new Column(Wording.of("上月", "Last month"), Kind.NUMBER),
                new Column(Wording.of("环比增减", "Difference"), Kind.NUMBER),
                new Column(Wording.of("去年同月", "A year ago"), Kind.NUMBER),
                new Column(Wording.of("同比增减", "Difference"), Kind.NUMBER));
        var rows = List.of(
                Sheets.compared(
                        Wording.of("上报事件", "Incidents reported"),
                        figures.incidents().trend()),
                Sheets.compared(
                        Wording.of("识别问题", "Problems identified"),
                        figures.problems().trend()),
                Sheets.compared(
                        Wording.of("实施结束的变更", "Changes ended"),
                        figures.changes().trend()),
                Sheets.compared(
                        Wording.of("失败与未到的备份", "Backups failed or missed"),
                        figures.backups().trend()),
                Sheets.compared(
                        Wording.of("告警", "Alerts raised"), figures.alerts().trend()));
        var text = Wording.of(
                "本分析由台账第 0 至第 " + state.position() + " 条计算而得，数据的 SHA-256 为 " + state.sha256() + "。读同一台账至同一位置，所得相同。",
                "Reckoned from the entries 0 to " + state.position() + " of the ledger; the SHA-256 of the figures is "
                        + state.sha256() + ". Whoever reads the same ledger up to that position finds the same.");
        return new Section(
                Wording.of("概述", "Summary"),
                List.of(new Paragraph(text), new Table(Wording.of("同比与环比", "Compared"), columns, rows)));
    }
}
