package org.taizhang.api.analysis;

import java.util.ArrayList;
import java.util.List;
import org.taizhang.api.analysis.Sheets.Line;
import org.taizhang.api.analysis.Sheets.Took;
import org.taizhang.api.report.Cell;
import org.taizhang.api.report.Chart;
import org.taizhang.api.report.Kind;
import org.taizhang.api.report.Section;
import org.taizhang.api.report.Section.Block;
import org.taizhang.api.report.Table;
import org.taizhang.api.report.Table.Column;
import org.taizhang.api.report.Wording;
import org.taizhang.domain.analysis.Figures.Alerts;
import org.taizhang.domain.analysis.Figures.Availability;
import org.taizhang.domain.analysis.Figures.Compliance;
import org.taizhang.domain.analysis.Figures.MonthShare;
import org.taizhang.domain.analysis.Figures.Verdict;
import org.taizhang.domain.analysis.Figures.Watched;
import org.taizhang.domain.analysis.Figures.Watches;

/** What an analysis says of availability, alerts, duty and the standard. */
final class WatchSections {
    private static final int MOST_BARS = 20;
    private static final Wording COUNTS = Wording.of("数量", "Numbers");
    private static final Wording SHARE = Wording.of("可用率", "Available");

    private WatchSections() {}

    static Section of(Availability availability) {
        var blocks = new ArrayList<Block>();
        var columns = List.of(
                new Column(Wording.of("对象", "Target"), Kind.TEXT),
                new Column(Wording.of("种类", "Kind"), Kind.TEXT),
                new Column(Wording.of("单位", "Unit"), Kind.TEXT),
                new Column(SHARE, Kind.PERCENT, 4),
                new Column(Wording.of("探测", "Probes"), Kind.NUMBER),
                new Column(Wording.of("失败", "Failed"), Kind.NUMBER),
                new Column(Wording.of("未监测", "Unwatched"), Kind.DURATION));
        blocks.add(Sheets.counts(COUNTS, Line.of("有监测的对象", "Targets watched", availability.targets())));
        blocks.add(new Table(
                Wording.of("按种类", "By kind"),
                List.of(
                        new Column(Wording.of("种类", "Kind"), Kind.TEXT),
                        new Column(Wording.of("对象数", "Targets"), Kind.NUMBER),
                        new Column(SHARE, Kind.PERCENT, 4)),
                availability.byKind().stream()
                        .map(kind ->
                                List.of(Cell.of(kind.kind()), Cell.of(kind.targets()), Sheets.percent(kind.share())))
                        .toList()));
        blocks.add(new Table(
                Wording.of("可用率最低的对象", "The least available targets"),
                columns,
                availability.least().stream().map(WatchSections::row).toList()));
        if (!availability.least().isEmpty()) blocks.add(bars(availability.least()));
        blocks.add(Sheets.lines(
                Wording.of("各月可用率", "Availability by month"),
                Kind.PERCENT,
                SHARE,
                availability.trend().stream().map(MonthShare::month).toList(),
                availability.trend().stream()
                        .map(month -> Sheets.number(month.share()))
                        .toList()));
        return new Section(Wording.of("可用性", "Availability"), blocks);
    }

    private static List<Cell> row(Watched target) {
        return List.of(
                Cell.of(target.name()),
                Cell.of(target.kind()),
                Cell.of(target.unit()),
                Sheets.percent(target.share()),
                Cell.of(target.runs()),
                Cell.of(target.failures()),
                Cell.of(target.unwatched()));
    }

    private static Chart bars(List<Watched> least) {
        var shown = least.stream().limit(MOST_BARS).toList();
        return new Chart(
                Wording.of("可用率最低的对象", "The least available targets"),
                Chart.Form.BARS,
                Kind.PERCENT,
                SHARE,
                shown.stream().map(target -> Sheets.word(target.name())).toList(),
                List.of(new Chart.Series(
                        SHARE,
                        shown.stream()
                                .map(target -> Sheets.number(target.share()))
                                .toList())));
    }

    static Section of(Alerts alerts) {
        var blocks = new ArrayList<Block>();
        blocks.add(Sheets.counts(
                COUNTS,
                Line.of("发生", "Raised", alerts.raised()),
                Line.of("被抑制", "Suppressed", alerts.suppressed()),
                Line.of("确认", "Acknowledged", alerts.acknowledged()),
                Line.of("升级", "Escalated", alerts.escalated()),
                Line.of("恢复", "Cleared", alerts.cleared()),
                Line.of("月末未恢复", "Standing at the end", alerts.standing()),
                Line.of("抖动", "Began to flap", alerts.flapping())));
        blocks.addAll(Sheets.breakdown(
                Wording.of("按级别", "By severity"), Wording.of("级别", "Severity"), alerts.bySeverity(), Sheets::word));
        blocks.addAll(Sheets.breakdown(
                Wording.of("按对象种类", "By kind"), Wording.of("种类", "Kind"), alerts.byKind(), Sheets::word));
        blocks.add(new Table(
                Wording.of("最吵的规则", "The noisiest rules"),
                List.of(
                        new Column(Wording.of("规则", "Rule"), Kind.TEXT),
                        new Column(Wording.of("种类", "Kind"), Kind.TEXT),
                        new Column(Wording.of("次数", "Raised"), Kind.NUMBER),
                        new Column(Wording.of("对象数", "Targets"), Kind.NUMBER)),
                alerts.noisiest().stream()
                        .map(noise -> List.of(
                                Cell.of(noise.rule()),
                                Cell.of(noise.kind()),
                                Cell.of(noise.raised()),
                                Cell.of(noise.targets())))
                        .toList()));
        blocks.add(Sheets.times(
                Wording.of("用时", "Times taken"),
                new Took(Wording.of("确认", "Acknowledgement"), alerts.acknowledgement()),
                new Took(Wording.of("持续", "Duration"), alerts.duration())));
        blocks.add(Sheets.trend(Wording.of("各月告警", "Alerts raised by month"), alerts.trend()));
        return new Section(Wording.of("告警", "Alerts"), blocks);
    }

    static Section of(Watches watches) {
        var columns = List.of(
                new Column(Wording.of("值班表", "Roster"), Kind.TEXT),
                new Column(Wording.of("单位", "Unit"), Kind.TEXT),
                new Column(Wording.of("应值守", "Owed"), Kind.DURATION),
                new Column(Wording.of("已签值守", "Covered"), Kind.DURATION),
                new Column(Wording.of("占比", "Share"), Kind.PERCENT),
                new Column(Wording.of("未交班", "Unsigned"), Kind.NUMBER),
                new Column(Wording.of("缺班", "Missed"), Kind.NUMBER),
                new Column(Wording.of("空缺", "Gaps"), Kind.NUMBER));
        var rows = watches.rosters().stream()
                .map(roster -> List.of(
                        Cell.of(roster.name()),
                        Cell.of(roster.unit()),
                        Cell.of(roster.owed()),
                        Cell.of(roster.covered()),
                        Sheets.percent(roster.share()),
                        Cell.of(roster.unsigned()),
                        Cell.of(roster.missed()),
                        Cell.of(roster.gaps())))
                .toList();
        return new Section(Wording.of("值守", "Duty"), List.of(new Table(Wording.of("值守覆盖", "Coverage"), columns, rows)));
    }

    static Section of(Compliance compliance) {
        var columns = List.of(
                new Column(Wording.of("条款", "Clause"), Kind.TEXT),
                new Column(Wording.of("结论", "Verdict"), Kind.TEXT),
                new Column(Wording.of("证据", "Evidence"), Kind.NUMBER),
                new Column(Wording.of("违反", "Breaches"), Kind.NUMBER));
        var rows = compliance.requirements().stream()
                .map(one -> List.of(
                        Cell.of(one.id()),
                        Sheets.text(said(one.verdict())),
                        Cell.of(one.evidence()),
                        Cell.of(one.breaches())))
                .toList();
        return new Section(
                Wording.of("标准条款落实", "The requirements of the standard"),
                List.of(
                        Sheets.counts(
                                COUNTS,
                                Line.of("已落实", "Met", compliance.met()),
                                Line.of("待落实", "Due", compliance.due()),
                                Line.of("逾期", "Overdue", compliance.overdue()),
                                Line.of("尚无证据", "Without evidence", compliance.none())),
                        new Table(Wording.of("逐条", "Clause by clause"), columns, rows)));
    }

    private static Wording said(Verdict verdict) {
        return switch (verdict) {
            case MET -> Wording.of("已落实", "Met");
            case DUE -> Wording.of("待落实", "Due");
            case OVERDUE -> Wording.of("逾期", "Overdue");
            case NONE -> Wording.of("尚无证据", "Without evidence");
        };
    }
}
